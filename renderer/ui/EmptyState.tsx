import clsx from 'clsx';
import type { ReactNode } from 'react';

/** Content of an empty list or panel: what it is for, and the first action. */
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
        // Any height that is given counts more than this one.
        'flex min-h-0 [:where(&)]:h-full flex-col items-center justify-center gap-1 p-4 text-center',
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
