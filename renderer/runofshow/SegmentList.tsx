import { closestCenter, DndContext, type DragEndEvent } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import clsx from 'clsx';
import { GripVertical, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Segment } from '../../shared/runofshow/plan.ts';
import { useShow } from '../app/room-context.tsx';
import { formatDuration } from '../ui/format.ts';
import { useSortSensors } from '../ui/hooks/use-sort-sensors.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { plannedMs } from './progress.ts';

/** The segments as a list that can be reordered by dragging or by keyboard. */
export function SegmentList({
  segments,
  chosen,
  onChoose,
}: {
  segments: readonly Segment[];
  chosen: string | undefined;
  onChoose: (segmentId: string) => void;
}) {
  const { t } = useTranslation('runofshow');
  const command = useUndoableCommand();
  const sensors = useSortSensors();
  const drop = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    const place = segments.findIndex(({ id }) => id === over.id);
    void command('runofshow.move', { segmentId: String(active.id), place }, { quiet: true });
  };
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
      <SortableContext items={segments.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol aria-label={t('title')} className="flex flex-col gap-1">
          {segments.map(segment => (
            <Row
              key={segment.id}
              segment={segment}
              chosen={segment.id === chosen}
              onChoose={() => onChoose(segment.id)}
              onRemove={() => void command('runofshow.remove', { segmentId: segment.id })}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

function Row({
  segment,
  chosen,
  onChoose,
  onRemove,
}: {
  segment: Segment;
  chosen: boolean;
  onChoose: () => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('runofshow');
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({
    id: segment.id,
  });
  const product = useShow(show => show.catalog.products.find(({ id }) => id === segment.productId)?.title);
  const style = transform ? { translate: `0 ${transform.y}px`, transition } : { transition };
  return (
    <li
      ref={setNodeRef}
      style={style}
      className={clsx(
        'flex items-center gap-1 rounded-s border bg-raised',
        chosen ? 'border-accent' : 'border-line',
        isDragging && 'z-10 shadow-float',
      )}
    >
      <button
        type="button"
        {...attributes}
        {...listeners}
        aria-label={t('drag', { title: segment.title })}
        className="flex h-10 w-8 shrink-0 cursor-grab touch-none items-center justify-center text-faint"
      >
        <GripVertical size={16} />
      </button>
      <button
        type="button"
        aria-pressed={chosen}
        onClick={onChoose}
        className="flex min-w-0 flex-1 flex-col py-1 text-left"
      >
        <span className="w-full truncate text-m">{segment.title}</span>
        {product ? <span className="w-full truncate text-quiet text-s">{product}</span> : null}
      </button>
      <span className="shrink-0 text-quiet text-s tabular-nums">{formatDuration(plannedMs(segment))}</span>
      <IconButton label={t('remove', { title: segment.title })} side="left" onClick={onRemove}>
        <Trash2 size={16} />
      </IconButton>
    </li>
  );
}
