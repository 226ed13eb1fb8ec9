import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

/** A titled section of a panel, with controls on the right of its header. */
export function PanelSection({
  title,
  aside,
  className,
  children,
  ...rest
}: Omit<ComponentProps<'section'>, 'title' | 'className'> & {
  title: ReactNode;
  aside?: ReactNode;
  className?: string;
}) {
  return (
    <section {...rest} className={clsx('flex min-h-0 flex-col', className)}>
      <header className="flex h-9 shrink-0 items-center justify-between gap-2 px-3">
        <h2 className="font-semibold text-quiet text-s uppercase tracking-[0.06em]">{title}</h2>
        <div className="flex items-center gap-1">{aside}</div>
      </header>
      {children}
    </section>
  );
}
