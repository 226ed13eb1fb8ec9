import { X } from 'lucide-react';
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';

/** A modal dialog with a title, closed by Escape, its close button and a click outside. */
export function Sheet({
  title,
  tall = false,
  onClose,
  children,
}: {
  title: string;
  /** Takes all the height there is, for a list that scrolls by itself. */
  tall?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  const closeOutside = (event: MouseEvent) => {
    if (event.target === dialog.current) close();
  };
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself; this is its mouse.
    <dialog
      ref={dialog}
      className="sheet"
      data-tall={tall || undefined}
      aria-label={title}
      onClose={onClose}
      onClick={closeOutside}
    >
      <div className="sheet-body">
        <div className="sheet-head">
          <h2>{title}</h2>
          <button type="button" className="round" aria-label={t('close')} onClick={close}>
            <X size={20} aria-hidden="true" />
          </button>
        </div>
        {children}
      </div>
    </dialog>,
    document.body,
  );
}
