import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { announce } from './Announcer.tsx';

const TONES = {
  attention: 'bg-attention-soft text-attention',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
};

/** A lasting notice over the whole width: what is so, what that means, and what can be done. It is announced once. */
export function Banner({
  icon: Icon,
  title,
  action,
  tone = 'attention',
  children,
}: {
  icon: LucideIcon;
  title: string;
  action?: ReactNode;
  tone?: keyof typeof TONES;
  children: ReactNode;
}) {
  useEffect(() => announce(title), [title]);
  return (
    <div
      className={clsx(
        'flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-1 text-m',
        TONES[tone],
      )}
    >
      <Icon size={16} className="shrink-0" aria-hidden />
      <p className="min-w-0 flex-1 basis-52">
        <strong className="font-semibold">{title}</strong> {children}
      </p>
      {action}
    </div>
  );
}
