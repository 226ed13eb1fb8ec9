import clsx from 'clsx';
import type { ReactNode } from 'react';

/** What a place says while there is nothing in it: what it is for, and the first thing to do. */
export function EmptyState({
  icon,
  title,
  body,
  action,
  className,
}: {
  icon?: ReactNode;
  title: string;
  body?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div
      className={clsx(
        'flex h-full min-h-0 flex-col items-center justify-center gap-1 p-4 text-center',
        className,
      )}
    >
      {icon ? <div className="mb-2 text-faint">{icon}</div> : null}
      <p className="font-medium text-m">{title}</p>
      {body ? <div className="max-w-[46ch] text-pretty text-m text-quiet">{body}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
