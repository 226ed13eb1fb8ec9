import { ArrowLeft, ArrowRight, Copy, MoreHorizontal, Redo2, Trash2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Scene } from '../../../shared/scenes/document.ts';
import { useShow } from '../../app/room-context.tsx';
import { keysOf } from '../../app/shortcuts/use-shortcut.ts';
import { setView, useView } from '../../app/view-store.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/input/TextField.tsx';
import { Drawer } from '../../ui/overlay/Drawer.tsx';
import { Menu } from '../../ui/overlay/Menu.tsx';
import { duplicateScene, moveScene, removeScene, renameScene } from '../document/edits.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { AddSource } from '../sources/AddSource.tsx';
import { ScreenPicker } from '../sources/ScreenPicker.tsx';
import { LayerList } from './LayerList.tsx';
import { newId } from './scene-editor.ts';
import { editedOf } from './scene-editor-view.ts';
import { useSceneEditor, useSceneEditorView } from './use-scene-editor.ts';

/** Undo, redo and the save state. */
function EditActions() {
  const { t } = useTranslation(['scenes', 'common']);
  const editor = useSceneEditor();
  const canUndo = useSceneEditorView(view => view.canUndo);
  const canRedo = useSceneEditorView(view => view.canRedo);
  const save = useSceneEditorView(view => view.save);
  return (
    <>
      <IconButton
        size="s"
        label={t('edit.undo')}
        keys={keysOf('undo')}
        disabled={!canUndo}
        onClick={() => editor.undo()}
      >
        <Undo2 size={16} />
      </IconButton>
      <IconButton
        size="s"
        label={t('edit.redo')}
        keys={keysOf('redo')}
        disabled={!canRedo}
        onClick={() => editor.redo()}
      >
        <Redo2 size={16} />
      </IconButton>
      <span className="flex-1 text-right text-quiet text-s" role="status">
        {save === 'failed' ? (
          <Button size="s" variant="ghost" className="text-attention" onClick={() => editor.saveNow()}>
            {t('edit.saveFailed')}
          </Button>
        ) : (
          t(`edit.save.${save}`)
        )}
      </span>
    </>
  );
}

function SceneMenu({ scene }: { scene: Scene }) {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  const index = useSceneEditorView(view => view.document.scenes.findIndex(each => each.id === scene.id));
  const count = useSceneEditorView(view => view.document.scenes.length);
  const duplicate = () => {
    const copyId = newId();
    if (editor.edit(duplicateScene(scene.id, newId, copyId))) editor.preview(copyId);
  };
  return (
    <Menu
      trigger={
        <IconButton label={t('scene.more')}>
          <MoreHorizontal size={16} />
        </IconButton>
      }
      entries={[
        { id: 'copy', label: t('scene.duplicate'), icon: <Copy size={14} />, onSelect: duplicate },
        {
          id: 'left',
          label: t('scene.left'),
          icon: <ArrowLeft size={14} />,
          disabled: index === 0,
          onSelect: () => editor.edit(moveScene(scene.id, -1)),
        },
        {
          id: 'right',
          label: t('scene.right'),
          icon: <ArrowRight size={14} />,
          disabled: index === count - 1,
          onSelect: () => editor.edit(moveScene(scene.id, 1)),
        },
        {
          id: 'remove',
          label: t('scene.remove'),
          icon: <Trash2 size={14} />,
          danger: true,
          disabled: count === 1,
          onSelect: () => editor.edit(removeScene(scene.id)),
        },
      ]}
    />
  );
}

/** Tells a host who edits the scene on air that viewers don't see the changes yet. */
function OnAirNote({ sceneId }: { sceneId: string }) {
  const { t } = useTranslation('scenes');
  const isLive = useShow(show => show.lifecycle.phase.kind === 'live');
  const onProgram = useSceneEditorView(view => view.program.sceneId === sceneId);
  if (!isLive || !onProgram) return null;
  return <p className="rounded-s bg-info-soft px-3 py-2 text-info text-s">{t('edit.onAir')}</p>;
}

function Editor({ scene }: { scene: Scene }) {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  const selectedId = useSceneEditorView(view => view.selectedId);
  const selected = scene.layers.find(layer => layer.id === selectedId);
  return (
    <div className="flex flex-col gap-3 p-3">
      <OnAirNote sceneId={scene.id} />
      <div className="flex items-end gap-1">
        <TextField
          label={t('scene.name')}
          value={scene.name}
          maxLength={60}
          className="flex-1"
          onChange={name => editor.edit(renameScene(scene.id, name), `name ${scene.id}`)}
        />
        <SceneMenu scene={scene} />
      </div>
      <section className="flex flex-col gap-1">
        <header className="flex items-center justify-between">
          <h3 className="font-semibold text-quiet text-s uppercase tracking-[0.06em]">{t('layers.title')}</h3>
          <AddSource />
        </header>
        <LayerList scene={scene} />
      </section>
      {selected ? (
        <Inspector scene={scene} layer={selected} />
      ) : scene.layers.length > 0 ? (
        <p className="text-pretty text-quiet text-s">{t('edit.hint')}</p>
      ) : null}
    </div>
  );
}

/** Drawer to edit the scene on preview: its layers and the properties of the selected one. */
export function SceneDrawer() {
  const { t } = useTranslation('scenes');
  const open = useView(view => view.drawer === 'scene');
  const scene = useSceneEditorView(editedOf);
  return (
    <>
      <Drawer
        title={t('edit.title')}
        aside={<EditActions />}
        open={open}
        takesFocus={false}
        onClose={() => setView({ drawer: 'none' })}
      >
        {scene ? <Editor scene={scene} /> : null}
      </Drawer>
      <ScreenPicker />
    </>
  );
}
