import { Dialog as Base } from '@base-ui/react/dialog';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { CloseButton } from './CloseButton.tsx';

/**
 * A non-modal panel over the side panel and below a layout's bars, which stays open while the host works beside it; Esc closes it. Shortcuts of
 * the page still work outside of its text fields.
 */
export function Drawer({
  open,
  onClose,
  title,
  aside,
  takesFocus = true,
  wide = false,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  /** Content beside the title, such as a badge with a state. */
  aside?: ReactNode;
  /** False to leave the focus where it is when the drawer opens. */
  takesFocus?: boolean;
  /** Wider, for tables. */
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <Base.Root
      open={open}
      onOpenChange={next => !next && onClose()}
      modal={false}
      // The host keeps working on the stage while the drawer is open.
      disablePointerDismissal
    >
      <Base.Portal>
        <Base.Popup
          initialFocus={takesFocus}
          // It would keep the arrow keys to itself, by which lists in it are sorted.
          onKeyDown={event => event.preventBaseUIHandler()}
          className={clsx(
            'below-bars fixed right-2 bottom-2 z-30 flex max-w-[calc(100vw-16px)] flex-col overflow-hidden',
            wide ? 'w-[940px]' : 'w-[420px]',
            'rounded-m border border-line bg-surface text-ink shadow-float outline-none',
            'transition-[opacity,translate] duration-200 ease-calm',
            'data-ending-style:translate-x-4 data-starting-style:translate-x-4',
            'data-ending-style:opacity-0 data-starting-style:opacity-0',
          )}
        >
          <header className="flex h-12 shrink-0 items-center gap-3 border-line border-b pr-12 pl-3">
            <Base.Title className="font-semibold text-m">{title}</Base.Title>
            <div className="flex min-w-0 flex-1 items-center gap-2">{aside}</div>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
          {/* Last in the order of focus, so that a drawer opens on what it is for and not on its way out. */}
          <CloseButton className="top-2.5 right-2.5" />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
