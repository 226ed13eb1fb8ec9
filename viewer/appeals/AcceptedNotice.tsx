import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AnswerText } from './AnswerText.tsx';
import { markRead, useIsRead, useOwnAppeal } from './own-appeal.ts';

/** Tells a viewer that the team has lifted their mute, until they put it away. */
export function AcceptedNotice() {
  const { t } = useTranslation();
  const appeal = useOwnAppeal();
  const isRead = useIsRead(appeal?.id);
  const isShown = appeal?.answer?.isAccepted && !isRead;
  return (
    <div role="status">
      {isShown && appeal.answer && (
        <div className="notice appeal-accepted">
          <AnswerText answer={appeal.answer} />
          <button type="button" className="bare" aria-label={t('close')} onClick={() => markRead(appeal.id)}>
            <X size={18} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}
