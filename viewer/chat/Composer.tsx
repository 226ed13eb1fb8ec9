import { MessageCircleOff, SendHorizontal } from 'lucide-react';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MAX_CHAT_LENGTH } from '../../shared/chat/protocol.ts';
import { type Mute, muteOf } from '../../shared/moderation/rules.ts';
import { AppealButton } from '../appeals/AppealButton.tsx';
import { pauseUntil } from '../modes/pause.ts';
import { personName, useOwnName } from '../names/person-name.ts';
import { reasonText } from '../sanctions/reason.ts';
import { room } from '../session.ts';
import { formatDuration } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { ownMessages } from './own-messages.ts';
import { endReply, replying } from './replying.ts';
import { useWriting } from './writing.ts';

/** From this length on the number of remaining characters is shown. */
const NEARLY_FULL = MAX_CHAT_LENGTH - 40;
const serverNow = () => room.now();

/** The message field, or the reason why the viewer can't write. */
export function Composer() {
  const you = useStore(room.store, state => state.you);
  const moderation = useStore(room.store, state => state.show.moderation);
  const now = useNow(serverNow, you !== undefined && you.id in moderation.mutes);
  const mute = you && muteOf(moderation, you.id, now);
  const isClosed = useStore(room.store, ({ show }) => you?.role === 'viewer' && 'closed' in show.modes.on);
  if (mute) return <Muted mute={mute} now={now} />;
  return isClosed ? <Closed /> : <Field />;
}

/**
 * How long slow mode keeps the viewer from sending the next message, in milliseconds; 0 where it doesn't.
 * @param sentAt when they sent the last one here, server time; 0 before the first
 */
function usePause(sentAt: number): number {
  const you = useStore(room.store, state => state.you);
  const until = useStore(room.store, ({ show }) =>
    you?.role === 'viewer' ? pauseUntil(show, you.id, sentAt) : 0,
  );
  const now = useNow(serverNow, until > serverNow());
  return Math.max(0, until - Math.max(now, serverNow()));
}

function Field() {
  const { t } = useTranslation();
  const name = useOwnName();
  const [text, setText] = useState('');
  const [sentAt, setSentAt] = useState(0);
  const pause = usePause(sentAt);
  const left = MAX_CHAT_LENGTH - text.length;
  const writing = useWriting();
  const input = useRef<HTMLInputElement>(null);
  const answered = useStore(replying, state => state.message);
  useEffect(() => {
    if (answered) input.current?.focus();
  }, [answered]);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wanted = text.trim();
    if (!wanted || pause > 0) return;
    setText('');
    if (await ownMessages.post(wanted, answered?.id)) {
      setSentAt(serverNow());
      endReply();
    } else setText(now => now || wanted);
  };
  return (
    <form className="field" onSubmit={submit}>
      <input
        ref={input}
        value={text}
        onChange={event => setText(event.target.value)}
        {...writing}
        onKeyDown={event => event.key === 'Escape' && endReply()}
        maxLength={MAX_CHAT_LENGTH}
        placeholder={name ? t('chat.writeAs', { name: personName(t, name) }) : t('chat.write')}
        aria-label={t('chat.write')}
        autoComplete="off"
        enterKeyHint="send"
        disabled={!name}
      />
      {text.length > NEARLY_FULL && <span className="field-left">{left}</span>}
      {pause > 0 && (
        <time className="field-pause" role="timer" aria-label={t('modes.pause')}>
          {formatDuration(Math.ceil(pause / 1000) * 1000)}
        </time>
      )}
      {text.trim() && pause === 0 && (
        <button type="submit" className="field-send" aria-label={t('chat.send')}>
          <SendHorizontal size={18} aria-hidden="true" />
        </button>
      )}
    </form>
  );
}

function Closed() {
  const { t } = useTranslation();
  return (
    <div className="muted" role="status">
      <MessageCircleOff size={18} aria-hidden="true" />
      <p>
        {t('modes.closed')}
        <small>{t('modes.closedWhy')}</small>
      </p>
    </div>
  );
}

function Muted({ mute, now }: { mute: Mute; now: number }) {
  const { t } = useTranslation();
  return (
    <div className="muted" role="status">
      <MessageCircleOff size={18} aria-hidden="true" />
      <p>
        {mute.until === null ? t('chat.muted.forShow') : t('chat.muted.until')}
        <small>{mute.reason ? reasonText(t, mute.reason) : t('chat.muted.by')}</small>
      </p>
      {mute.until !== null && <time aria-hidden="true">{formatDuration(mute.until - now)}</time>}
      <AppealButton mute={mute} />
    </div>
  );
}
