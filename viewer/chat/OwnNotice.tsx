import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ModeNotes } from '../modes/ModeNotes.tsx';
import { PrivateNotice } from '../privatereply/PrivateNotice.tsx';
import { room } from '../session.ts';
import { ownMessages } from './own-messages.ts';
import { ReplyingTo } from './ReplyingTo.tsx';

/** How many minutes are left until then, rounded up. */
const minutesUntil = (until = 0): number => Math.max(1, Math.ceil((until - room.now()) / 60_000));

/** The status of the viewer's last message while the chat itself doesn't show it, what the next one answers, and the modes that hold for the next. */
export function OwnNotice() {
  const { t } = useTranslation();
  const notice = useStore(ownMessages.store, state => state.notice);
  return (
    <div role="status">
      {notice && (
        <div className="notice" data-kind={notice.kind}>
          <p>
            {notice.kind === 'refused'
              ? t(`chat.refused.${notice.reason}`, { count: minutesUntil(notice.until) })
              : t(`chat.${notice.kind}`)}
            <q>{notice.text}</q>
          </p>
          <button type="button" className="bare" aria-label={t('close')} onClick={ownMessages.dismiss}>
            <X size={18} aria-hidden="true" />
          </button>
        </div>
      )}
      <PrivateNotice />
      <ReplyingTo />
      <ModeNotes />
    </div>
  );
}
