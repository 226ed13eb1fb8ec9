import { Fragment, type ReactNode, useMemo } from 'react';
import { SortableList } from './SortableList.tsx';

interface Titled {
  readonly id: string;
  readonly title: string;
}

/** Things with a title as a list that can be reordered by dragging or by keyboard. Its rows are `SortableRow`s. */
export function SortableTitles<T extends Titled>({
  label,
  items,
  onMove,
  children,
}: {
  label: string;
  items: readonly T[];
  /** Told which one is to stand at which place, counted from 0. */
  onMove: (id: string, place: number) => void;
  /** The row of one of them. */
  children: (item: T) => ReactNode;
}) {
  const named = useMemo(() => items.map(({ id, title }) => ({ id, name: title })), [items]);
  const move = (movedId: string, overId: string) =>
    onMove(
      movedId,
      items.findIndex(({ id }) => id === overId),
    );
  return (
    <SortableList items={named} onMove={move}>
      <ol aria-label={label} className="flex flex-col gap-1">
        {items.map(item => (
          <Fragment key={item.id}>{children(item)}</Fragment>
        ))}
      </ol>
    </SortableList>
  );
}
