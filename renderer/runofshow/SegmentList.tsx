import { useTranslation } from 'react-i18next';
import type { Segment } from '../../shared/runofshow/plan.ts';
import { useShow } from '../app/room-context.tsx';
import { formatDuration } from '../ui/format.ts';
import { SortableRow } from '../ui/sort/SortableRow.tsx';
import { SortableTitles } from '../ui/sort/SortableTitles.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { plannedMs } from './progress.ts';

/** The segments in their order. */
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
  return (
    <SortableTitles
      label={t('title')}
      items={segments}
      onMove={(segmentId, place) => void command('runofshow.move', { segmentId, place }, { quiet: true })}
    >
      {segment => (
        <Row
          segment={segment}
          chosen={segment.id === chosen}
          onChoose={() => onChoose(segment.id)}
          onRemove={() => void command('runofshow.remove', { segmentId: segment.id })}
        />
      )}
    </SortableTitles>
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
  const { id, title, productId } = segment;
  const product = useShow(show => show.catalog.products.find(each => each.id === productId)?.title);
  return (
    <SortableRow
      id={id}
      chosen={chosen}
      dragLabel={t('drag', { title })}
      removeLabel={t('remove', { title })}
      onRemove={onRemove}
    >
      <button
        type="button"
        aria-pressed={chosen}
        onClick={onChoose}
        className="flex min-w-0 flex-1 flex-col py-1 text-left"
      >
        <span className="w-full truncate text-m">{title}</span>
        {product ? <span className="w-full truncate text-quiet text-s">{product}</span> : null}
      </button>
      <span className="shrink-0 text-quiet text-s tabular-nums">{formatDuration(plannedMs(segment))}</span>
    </SortableRow>
  );
}
