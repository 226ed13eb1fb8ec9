import { Dialog } from '@base-ui/react/dialog';
import clsx from 'clsx';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../Button.tsx';

/** The way out of a dialog or drawer, in a corner of it. `className` says where. */
export function CloseButton({ className }: { className: string }) {
  const { t } = useTranslation('common');
  return (
    <Dialog.Close
      aria-label={t('close')}
      className={clsx(buttonClass('ghost', 's', 'square'), 'absolute', className)}
    >
      <X size={16} />
    </Dialog.Close>
  );
}
