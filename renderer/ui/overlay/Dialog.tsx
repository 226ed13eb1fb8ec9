import { Dialog as Base } from '@base-ui/react/dialog';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { CloseButton } from './CloseButton.tsx';

/** The dimmed page behind a dialog. */
export const BACKDROP =
  'fixed inset-0 z-40 bg-(--backdrop) transition-opacity duration-200 ease-calm data-starting-style:opacity-0 data-ending-style:opacity-0';

/** Position and size of a dialog: slightly above the centre, at most as high as the window. */
export const DIALOG_BOX =
  'popup fixed top-[46%] left-1/2 z-40 flex max-h-[calc(92vh-32px)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-l bg-surface outline-none';

/** A dialog with a title, a close button and Esc. Its body scrolls when the window is too low for it. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  width = 'w-[480px]',
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string;
  /** A Tailwind width class. */
  width?: string;
  children: ReactNode;
}) {
  return (
    <Base.Root open={open} onOpenChange={next => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup
          data-modal
          className={clsx(DIALOG_BOX, width, 'max-w-[calc(100vw-16px)] sm:max-w-[calc(100vw-48px)]')}
        >
          <header className="px-6 pt-5 pr-14 pb-3">
            <Base.Title className="font-semibold text-l">{title}</Base.Title>
            {description ? (
              <Base.Description className="mt-1 text-pretty text-m text-quiet">
                {description}
              </Base.Description>
            ) : null}
          </header>
          <div className="min-h-0 overflow-y-auto px-6 pb-6">{children}</div>
          {/* Last in the order of focus, so that a dialog opens on what it is for and not on its way out. */}
          <CloseButton className="top-4 right-4" />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
