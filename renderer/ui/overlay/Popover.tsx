import { Popover as Base } from '@base-ui/react/popover';
import clsx from 'clsx';
import type { ReactElement, ReactNode } from 'react';

/** Content beside its trigger, closed by Esc or a click outside. */
export function Popover({
  trigger,
  title,
  side = 'bottom',
  align = 'end',
  open,
  onOpenChange,
  className,
  children,
}: {
  trigger: ReactElement<Record<string, unknown>>;
  title?: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  align?: 'start' | 'center' | 'end';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
}) {
  const control = {
    ...(open === undefined ? {} : { open }),
    ...(onOpenChange ? { onOpenChange } : {}),
  };
  return (
    <Base.Root {...control}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={8} className="z-40">
          <Base.Popup className={clsx('popup p-4 outline-none', className)}>
            {title ? <Base.Title className="mb-2 font-semibold text-m">{title}</Base.Title> : null}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
