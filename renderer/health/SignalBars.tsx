import clsx from 'clsx';
import type { Grade } from './grade.ts';

const LIT: Record<Grade, number> = { good: 4, fair: 3, poor: 1 };
const COLOURS: Record<Grade, string> = { good: 'bg-quiet', fair: 'bg-attention', poor: 'bg-danger' };
const HEIGHTS = ['h-1', 'h-1.5', 'h-2.5', 'h-3.5'];

/** Signal bars for a stream's grade; empty without a stream. */
export function SignalBars({ grade }: { grade: Grade | undefined }) {
  return (
    <span aria-hidden className="inline-flex items-end gap-0.5">
      {HEIGHTS.map((height, index) => (
        <span
          key={height}
          className={clsx(
            'w-1 rounded-[1px]',
            height,
            grade && index < LIT[grade] ? COLOURS[grade] : 'bg-line-strong',
          )}
        />
      ))}
    </span>
  );
}
