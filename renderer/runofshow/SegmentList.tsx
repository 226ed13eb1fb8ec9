import clsx from 'clsx';
import { GripVertical, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Segment } from '../../shared/runofshow/plan.ts';
import { useShow } from '../app/room-context.tsx';
import { formatDuration } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { SortableList } from '../ui/sort/SortableList.tsx';
import { useSortableRow } from '../ui/sort/use-sortable-row.ts';
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
  const items = useMemo(() => segments.map(({ id, title }) => ({ id, name: title })), [segments]);
  const move = (segmentId: string, overId: string) => {
    const place = segments.findIndex(({ id }) => id === overId);
    void command('runofshow.move', { segmentId, place }, { quiet: true });
  };
  return (
    <SortableList items={items} onMove={move}>
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
    </SortableList>
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
  const { row, handle, isDragging } = useSortableRow(segment.id);
  const product = useShow(show => show.catalog.products.find(({ id }) => id === segment.productId)?.title);
  return (
    <li
      {...row}
      className={clsx(
        'flex items-center gap-1 rounded-s border bg-raised',
        chosen ? 'border-accent' : 'border-line',
        isDragging && 'z-10 shadow-float',
      )}
    >
      <button
        type="button"
        {...handle}
        aria-label={t('drag', { title: segment.title })}
        className="flex h-10 w-8 shrink-0 cursor-grab touch-none items-center justify-center text-faint outline-offset-[-2px]"
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
