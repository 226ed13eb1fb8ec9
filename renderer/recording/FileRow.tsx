import clsx from 'clsx';
import type { ReactNode } from 'react';

/** A file in a list: title, facts below it, and actions. */
export function FileRow({
  title,
  isQuiet = false,
  facts,
  actions,
  children,
}: {
  title: string;
  isQuiet?: boolean;
  facts: readonly ReactNode[];
  actions: ReactNode;
  /** Shown below, full width. */
  children?: ReactNode;
}) {
  return (
    <li className="flex flex-col gap-2 border-line border-t px-3 py-2">
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <p className={clsx('truncate text-m', isQuiet && 'text-quiet')}>{title}</p>
          <p className="text-quiet text-s tabular-nums">
            {facts.map((fact, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the facts of a file keep their places.
              <span key={index}>
                {index > 0 ? <span aria-hidden> · </span> : null}
                {fact}
              </span>
            ))}
          </p>
        </div>
        <div className="flex shrink-0 items-center gap-1">{actions}</div>
      </div>
      {children}
    </li>
  );
}
