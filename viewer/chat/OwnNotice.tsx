import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ownMessages } from './own-messages.ts';

/** The status of the viewer's last message while the chat itself doesn't show it. */
export function OwnNotice() {
  const { t } = useTranslation();
  const notice = useStore(ownMessages.store, state => state.notice);
  return (
    <div role="status">
      {notice && (
        <div className="notice" data-kind={notice.kind}>
          <p>
            {notice.kind === 'refused' ? t(`chat.refused.${notice.reason}`) : t(`chat.${notice.kind}`)}
            <q>{notice.text}</q>
          </p>
          <button type="button" className="bare" aria-label={t('close')} onClick={ownMessages.dismiss}>
            <X size={18} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}
