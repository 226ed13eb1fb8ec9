import { Lock, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isNamedByRole } from '../../shared/roles.ts';
import { personName } from '../names/person-name.ts';
import { useOwnReplies } from './own-replies.ts';

/** The newest private reply, which a busy chat would carry away, until the viewer puts it away. */
export function PrivateNotice() {
  const { t } = useTranslation();
  const reply = useOwnReplies().at(-1);
  const [readId, setReadId] = useState<string>();
  if (!reply || reply.id === readId) return null;
  const { id, from, text } = reply;
  const name = isNamedByRole(from) ? t('chat.role.host') : personName(t, from.name);
  return (
    <div className="notice private-notice">
      <Lock size={16} aria-hidden="true" />
      <p>
        <small>{t('private.from', { name })}</small>
        {text}
      </p>
      <button type="button" className="bare" aria-label={t('close')} onClick={() => setReadId(id)}>
        <X size={18} aria-hidden="true" />
      </button>
    </div>
  );
}
