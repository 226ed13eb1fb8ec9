import clsx from 'clsx';
import { GripVertical, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../IconButton.tsx';
import { useSortableRow } from './use-sortable-row.ts';

/** A row of `SortableTitles`: the handle that moves it, what it shows, and a button that removes it. */
export function SortableRow({
  id,
  chosen = false,
  dragLabel,
  removeLabel,
  onRemove,
  children,
}: {
  id: string;
  chosen?: boolean;
  dragLabel: string;
  removeLabel: string;
  onRemove: () => void;
  children: ReactNode;
}) {
  const { row, handle, isDragging } = useSortableRow(id);
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
        aria-label={dragLabel}
        className="flex h-10 w-8 shrink-0 cursor-grab touch-none items-center justify-center text-faint outline-offset-[-2px] pointer-coarse:w-10"
      >
        <GripVertical size={16} aria-hidden />
      </button>
      {children}
      <IconButton label={removeLabel} side="left" onClick={onRemove}>
        <Trash2 size={16} aria-hidden />
      </IconButton>
    </li>
  );
}
