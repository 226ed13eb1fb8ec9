import { Toast } from '@base-ui/react/toast';
import clsx from 'clsx';
import { CircleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../Button.tsx';
import { type ToastData, toasts } from './toast.ts';

/**
 * Renders toasts in the lower left, away from the side panel and its moving lists; in the upper left if a layout sets
 * `data-toasts="top"` because it has controls at the bottom.
 */
export function Toaster({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider toastManager={toasts} limit={3} timeout={5000}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed bottom-4 left-4 z-50 in-data-[toasts=top]:below-bars in-data-[toasts=top]:bottom-auto flex w-[380px] max-w-[calc(100vw-32px)] flex-col-reverse gap-2">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { t } = useTranslation('common');
  const { toasts: list } = Toast.useToastManager<ToastData>();
  return list.map(toast => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['left', 'down']}
      className={clsx(
        'popup flex items-start gap-3 px-4 py-3 data-limited:hidden',
        toast.data?.tone === 'error' && 'border-danger',
      )}
    >
      {toast.data?.tone === 'error' ? (
        <CircleAlert size={18} className="mt-px shrink-0 text-danger" aria-hidden />
      ) : null}
      <Toast.Content className="min-w-0 flex-1">
        <Toast.Title className="font-medium text-m" />
        <Toast.Description className="text-m text-quiet" />
      </Toast.Content>
      {toast.actionProps ? <Toast.Action className={clsx(buttonClass('plain', 's'), '-my-1')} /> : null}
      <Toast.Close
        aria-label={t('close')}
        className={clsx(buttonClass('ghost', 's', 'square'), '-my-1 -mr-2 shrink-0')}
      >
        <X size={14} />
      </Toast.Close>
    </Toast.Root>
  ));
}
