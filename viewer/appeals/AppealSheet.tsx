import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_APPEAL_LENGTH } from '../../shared/appeals/appeal.ts';
import { CommandError } from '../../shared/errors.ts';
import type { Mute } from '../../shared/moderation/rules.ts';
import { reasonText } from '../sanctions/reason.ts';
import { room } from '../session.ts';
import { formatDuration } from '../ui/format.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { useNow } from '../ui/use-now.ts';
import { AnswerText } from './AnswerText.tsx';
import { useOwnAppeal } from './own-appeal.ts';

const serverNow = () => room.now();

/** Why a viewer is muted and for how long, and their one appeal against it with its answer. */
export function AppealSheet({ mute, onClose }: { mute: Mute; onClose: () => void }) {
  const { t } = useTranslation();
  const appeal = useOwnAppeal();
  const now = useNow(serverNow, mute.until !== null);
  return (
    <Sheet title={t('appeal.title')} onClose={onClose}>
      <div className="appeal">
        <p>
          {mute.reason ? t('appeal.because', { reason: reasonText(t, mute.reason) }) : t('appeal.noReason')}{' '}
          {mute.until === null
            ? t('appeal.forShow')
            : t('appeal.left', { time: formatDuration(mute.until - now) })}
        </p>
        {appeal ? (
          <>
            <blockquote>{appeal.text}</blockquote>
            <div role="status">
              {appeal.answer ? <AnswerText answer={appeal.answer} /> : <p>{t('appeal.sent')}</p>}
            </div>
          </>
        ) : (
          <AppealForm />
        )}
      </div>
    </Sheet>
  );
}

function AppealForm() {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [refused, setRefused] = useState<'tooFast' | 'over' | 'failed'>();
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsSending(true);
    setRefused(undefined);
    try {
      await room.send('appeal.make', { text });
    } catch (error) {
      setRefused(refusalOf(error));
    }
    setIsSending(false);
  };
  return (
    <form onSubmit={send}>
      <label htmlFor={id}>{t('appeal.label')}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={MAX_APPEAL_LENGTH}
        value={text}
        aria-describedby={`${id}-note`}
        onChange={event => setText(event.target.value)}
      />
      <p id={`${id}-note`} role="status" data-refused={refused !== undefined || undefined}>
        {refused ? t(`appeal.refused.${refused}`) : t('appeal.once')}
      </p>
      <button type="submit" className="appeal-send" disabled={isSending || !text.trim()}>
        {t('appeal.send')}
      </button>
    </form>
  );
}

function refusalOf(error: unknown): 'tooFast' | 'over' | 'failed' {
  if (!(error instanceof CommandError)) return 'failed';
  if (error.code === 'rate-limited') return 'tooFast';
  return error.code === 'not-found' ? 'over' : 'failed';
}
