import clsx from 'clsx';
import { Separator } from 'react-resizable-panels';

/** A separator that resizes two panels, by dragging or by the arrow keys. */
export function Splitter({ label, orientation }: { label: string; orientation: 'vertical' | 'horizontal' }) {
  return (
    <Separator
      aria-label={label}
      className={clsx(
        'group relative shrink-0 outline-none',
        orientation === 'vertical' ? 'w-2' : 'h-2',
        'after:absolute after:rounded-full after:bg-transparent after:transition-colors after:duration-150',
        orientation === 'vertical'
          ? 'after:inset-y-3 after:left-[3px] after:w-0.5'
          : 'after:inset-x-3 after:top-[3px] after:h-0.5',
        'hover:after:bg-line-strong data-[separator=active]:after:bg-accent focus-visible:after:bg-focus',
      )}
    />
  );
}
