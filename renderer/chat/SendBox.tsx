import { SendHorizontal } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_CHAT_LENGTH } from '../../shared/chat/protocol.ts';
import { useCommand, useYou } from '../app/room-context.tsx';
import { keysOf, useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { INPUT } from '../ui/input/TextField.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { showToast } from '../ui/overlay/toast.ts';

/** Number of characters left below which it is shown. */
const COUNT_FROM = 40;

/** The crew's input for chat messages. The text stays until the server has accepted it. */
export function SendBox() {
  const { t } = useTranslation('chat');
  const you = useYou();
  const command = useCommand();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  useShortcut('chat', () => field.current?.focus());
  const left = MAX_CHAT_LENGTH - text.length;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '' || sending) return;
    setSending(true);
    const result = await command('chat.post', { text });
    setSending(false);
    if (!result) return;
    setText('');
    if (result.state === 'held') showToast(t('send.held'));
  };

  return (
    <form onSubmit={send} className="flex shrink-0 items-center gap-1 border-line border-t p-2">
      <div className="relative min-w-0 flex-1">
        <input
          ref={field}
          value={text}
          maxLength={MAX_CHAT_LENGTH}
          aria-label={t('send.label', { name: you?.name ?? '' })}
          placeholder={t('send.placeholder')}
          autoComplete="off"
          enterKeyHint="send"
          onChange={event => setText(event.target.value)}
          onKeyDown={event => event.key === 'Escape' && field.current?.blur()}
          className={INPUT}
        />
        <span className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2 text-faint text-s">
          {text === '' ? <Kbd keys={keysOf('chat')} /> : null}
          {left <= COUNT_FROM ? <span role="status">{t('send.left', { count: left })}</span> : null}
        </span>
      </div>
      <IconButton label={t('send.button')} type="submit" side="top" disabled={text.trim() === '' || sending}>
        <SendHorizontal size={16} />
      </IconButton>
    </form>
  );
}
