import clsx from 'clsx';
import { Copy, Eye, EyeOff, GripVertical, Lock, LockOpen, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Layer, Scene, Source } from '../../../shared/scenes/document.ts';
import { useStudioSession } from '../../stage/studio-session-context.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useSortableRow } from '../../ui/sort/use-sortable-row.ts';
import { changeLayer, duplicateLayer, removeLayer } from '../document/edits.ts';
import { choiceOf, sourceIcon } from '../sources/source-icons.tsx';
import { newId } from './scene-editor.ts';
import { useSceneEditor, useSceneEditorView } from './use-scene-editor.ts';

/** State of a source, unless it is on. */
function SourceStatus({ source }: { source: Source }) {
  const { t } = useTranslation('scenes');
  const { sourceManager } = useStudioSession();
  const state = useStore(sourceManager.store, states => states[source.id]);
  if (!state || state.kind === 'on') return null;
  const needsAttention = state.kind !== 'asking' && state.kind !== 'off';
  return (
    <span className={clsx('shrink-0 text-s', needsAttention ? 'text-attention' : 'text-faint')}>
      {t(`state.${state.kind}`)}
    </span>
  );
}

function LayerActions({ scene, layer, name }: { scene: Scene; layer: Layer; name: string }) {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  const change = (what: Partial<Layer>) => editor.edit(changeLayer(scene.id, layer.id, what));
  return (
    <>
      <div className="hidden pointer-coarse:flex group-focus-within:flex group-hover:flex">
        <IconButton
          size="s"
          label={t('layer.duplicate', { name })}
          onClick={() => editor.edit(duplicateLayer(scene.id, layer.id, newId()))}
        >
          <Copy size={14} />
        </IconButton>
        <IconButton
          size="s"
          label={t('layer.remove', { name })}
          onClick={() => editor.edit(removeLayer(scene.id, layer.id))}
        >
          <Trash2 size={14} />
        </IconButton>
      </div>
      <IconButton
        size="s"
        label={layer.locked ? t('layer.unlock', { name }) : t('layer.lock', { name })}
        className={layer.locked ? 'text-ink' : undefined}
        onClick={() => change({ locked: !layer.locked })}
      >
        {layer.locked ? <Lock size={14} /> : <LockOpen size={14} />}
      </IconButton>
      <IconButton
        size="s"
        label={layer.visible ? t('layer.hide', { name }) : t('layer.show', { name })}
        onClick={() => change({ visible: !layer.visible })}
      >
        {layer.visible ? <Eye size={14} /> : <EyeOff size={14} />}
      </IconButton>
    </>
  );
}

/** One layer in the list: drag handle, source, state and actions. */
export function LayerRow({ scene, layer }: { scene: Scene; layer: Layer }) {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  const source = useSceneEditorView(view => view.document.sources.find(each => each.id === layer.sourceId));
  const isSelected = useSceneEditorView(view => view.selectedId === layer.id);
  const { row, handle, isDragging } = useSortableRow(layer.id);
  if (!source) return null;
  return (
    <li
      {...row}
      className={clsx(
        'group flex h-9 items-center gap-1 rounded-s pr-1',
        isSelected ? 'bg-hover' : 'hover:bg-raised',
        isDragging && 'relative z-10 shadow-float',
        !layer.visible && 'opacity-60',
      )}
    >
      <button
        type="button"
        {...handle}
        aria-label={t('layer.move', { name: source.name })}
        className="flex h-8 w-5 cursor-grab touch-none items-center justify-center rounded-s text-faint"
      >
        <GripVertical size={14} />
      </button>
      <button
        type="button"
        aria-pressed={isSelected}
        onClick={() => editor.select(layer.id)}
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-s text-left"
      >
        {sourceIcon(choiceOf(source))}
        <span className="min-w-0 flex-1 truncate">{source.name}</span>
        <SourceStatus source={source} />
      </button>
      <LayerActions scene={scene} layer={layer} name={source.name} />
    </li>
  );
}
