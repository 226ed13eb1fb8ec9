import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { outgoing } from './own-messages.ts';

/** Says what became of the viewer's last message where the chat itself doesn't show it. */
export function OwnNotice() {
  const { t } = useTranslation();
  const notice = useStore(outgoing.store, state => state.notice);
  return (
    <div role="status">
      {notice && (
        <div className="notice" data-kind={notice.kind}>
          <p>
            {notice.kind === 'refused' ? t(`chat.refused.${notice.reason}`) : t(`chat.${notice.kind}`)}
            <q>{notice.text}</q>
          </p>
          <button type="button" className="bare" aria-label={t('close')} onClick={outgoing.dismiss}>
            <X size={18} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}
