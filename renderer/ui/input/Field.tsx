import clsx from 'clsx';
import type { ReactNode } from 'react';

/**
 * A control that names itself for screen readers, such as a Select, under its label for everybody else, with a hint or
 * what is wrong with it below. A TextField brings all of that itself.
 */
export function Labelled({
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
