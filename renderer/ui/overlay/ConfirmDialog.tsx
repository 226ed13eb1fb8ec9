import { AlertDialog } from '@base-ui/react/alert-dialog';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonVariant } from '../Button.tsx';
import { BACKDROP, DIALOG_BOX } from './Dialog.tsx';

/**
 * Asks for confirmation before something public or destructive. Cancel has the focus, so an accidental Enter changes
 * nothing.
 */
export function ConfirmDialog({
  open,
  title,
  body,
  confirm,
  variant = 'danger',
  children,
  onConfirm,
  onCancel,
}: {
  open: boolean;
  title: string;
  body: ReactNode;
  /** Label of the confirm button: a verb, never "OK". */
  confirm: string;
  variant?: ButtonVariant;
  /** Further content below the body. */
  children?: ReactNode;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('common');
  return (
    <AlertDialog.Root open={open} onOpenChange={next => !next && onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={BACKDROP} />
        <AlertDialog.Popup data-modal className={clsx(DIALOG_BOX, 'w-[420px] gap-2 p-6')}>
          <AlertDialog.Title className="font-semibold text-l">{title}</AlertDialog.Title>
          <AlertDialog.Description className="text-m text-quiet">{body}</AlertDialog.Description>
          {children}
          <div className="mt-4 flex justify-end gap-2">
            <AlertDialog.Close render={<Button>{t('cancel')}</Button>} />
            <Button variant={variant} onClick={onConfirm}>
              {confirm}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
