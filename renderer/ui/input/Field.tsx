import clsx from 'clsx';
import type { ReactNode } from 'react';

/**
 * A visible label, hint and error around a control that has its own accessible name, such as a Select. A TextField has
 * all of that itself.
 */
export function Field({
  label,
  hint,
  error,
  className,
  children,
}: {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <span className="text-quiet text-s" aria-hidden>
        {label}
      </span>
      {children}
      {hint ? <p className="text-pretty text-faint text-s">{hint}</p> : null}
      {error ? (
        <p role="alert" className="text-danger text-s">
          {error}
        </p>
      ) : null}
    </div>
  );
}
