import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Warning } from '../../shared/sanctions/rules.ts';
import { room } from '../session.ts';
import { reasonText } from './reason.ts';

/** A moderator's warning in the place of the message field, until the viewer says that they have read it. */
export function WarningCard({ warning: { warningId, reason } }: { warning: Warning }) {
  const { t } = useTranslation();
  const [isSent, setSent] = useState(false);
  const acknowledge = () => {
    setSent(true);
    room.send('sanction.acknowledge', { warningId }).catch(() => setSent(false));
  };
  return (
    <div className="warned" role="alert">
      <TriangleAlert size={20} aria-hidden="true" />
      <p>
        <b>{t('warned.title')}</b>
        {reason && <span>{reasonText(t, reason)}</span>}
        <small>{t('warned.text')}</small>
      </p>
      <button type="button" className="solid" disabled={isSent} onClick={acknowledge}>
        {t('warned.ok')}
      </button>
    </div>
  );
}
