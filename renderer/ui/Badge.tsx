import clsx from 'clsx';
import type { ReactNode } from 'react';

export type Tone = 'quiet' | 'live' | 'attention' | 'money' | 'info' | 'danger';

const TONES: Record<Tone, string> = {
  quiet: 'bg-hover text-quiet',
  live: 'bg-live-strong text-on-live',
  attention: 'bg-attention-soft text-attention',
  money: 'bg-money-soft text-money',
  info: 'bg-info-soft text-info',
  danger: 'bg-danger-soft text-danger',
};

/** A short label. The colour repeats what the text says and never carries meaning alone. */
export function Badge({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-s px-1.5 font-medium text-s',
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
