import { closestCenter, DndContext, type DragEndEvent } from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useTranslation } from 'react-i18next';
import type { Scene } from '../../../shared/scenes/document.ts';
import { useSortSensors } from '../../ui/hooks/use-sort-sensors.ts';
import { orderLayer } from '../document/edits.ts';
import { LayerRow } from './LayerRow.tsx';
import { useSceneEditor } from './use-scene-editor.ts';

/** A scene's layers, front to back, reordered by dragging or by the keyboard on a row's handle. */
export function LayerList({ scene }: { scene: Scene }) {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  const sensors = useSortSensors();
  const ids = scene.layers.map(layer => layer.id).reverse();
  if (ids.length === 0) return <p className="py-2 text-pretty text-quiet text-s">{t('layers.empty')}</p>;
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const to = scene.layers.findIndex(layer => layer.id === over?.id);
    if (to !== -1) editor.edit(orderLayer(scene.id, String(active.id), to));
  };
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ul aria-label={t('layers.title')} className="flex flex-col gap-0.5">
          {scene.layers.toReversed().map(layer => (
            <LayerRow key={layer.id} scene={scene} layer={layer} />
          ))}
        </ul>
      </SortableContext>
    </DndContext>
  );
}
