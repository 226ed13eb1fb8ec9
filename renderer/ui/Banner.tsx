import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { announce } from './Announcer.tsx';

/** A lasting notice over the whole width: what is wrong, what that means, and what can be done. It is announced once. */
export function Banner({
  icon: Icon,
  title,
  action,
  children,
}: {
  icon: LucideIcon;
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  useEffect(() => announce(title), [title]);
  return (
    <div className="flex min-h-10 shrink-0 items-center gap-3 border-line border-b bg-attention-soft px-4 py-1 text-attention text-m">
      <Icon size={16} className="shrink-0" aria-hidden />
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">{title}</strong> {children}
      </p>
      {action}
    </div>
  );
}
