import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scene } from '../../../shared/scenes/document.ts';
import { SortableList } from '../../ui/sort/SortableList.tsx';
import { orderLayer } from '../document/edits.ts';
import { LayerRow } from './LayerRow.tsx';
import { useSceneEditor, useSceneEditorView } from './use-scene-editor.ts';

/** A scene's layers, front to back, reordered by dragging or by the keyboard on a row's handle. */
export function LayerList({ scene }: { scene: Scene }) {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  const sources = useSceneEditorView(view => view.document.sources);
  const items = useMemo(() => {
    const names = new Map(sources.map(({ id, name }) => [id, name]));
    return scene.layers.map(({ id, sourceId }) => ({ id, name: names.get(sourceId) ?? '' })).reverse();
  }, [scene.layers, sources]);
  if (items.length === 0) return <p className="py-2 text-pretty text-quiet text-s">{t('layers.empty')}</p>;
  const move = (layerId: string, overId: string) => {
    const to = scene.layers.findIndex(({ id }) => id === overId);
    editor.edit(orderLayer(scene.id, layerId, to));
  };
  return (
    <SortableList items={items} onMove={move}>
      <ul aria-label={t('layers.title')} className="flex flex-col gap-0.5">
        {scene.layers.toReversed().map(layer => (
          <LayerRow key={layer.id} scene={scene} layer={layer} />
        ))}
      </ul>
    </SortableList>
  );
}
