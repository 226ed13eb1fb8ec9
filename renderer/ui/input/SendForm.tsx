import { SendHorizontal } from 'lucide-react';
import { type FormEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../IconButton.tsx';
import { Kbd } from '../Kbd.tsx';
import { INPUT } from './TextField.tsx';

/** Number of characters left below which it is shown. */
const COUNT_FROM = 40;

/** A line of text to send with Enter. The text stays until it was accepted; Escape leaves the input. */
export function SendForm({
  ref,
  label,
  placeholder,
  button,
  maxLength,
  keys,
  onSend,
}: {
  ref?: RefObject<HTMLInputElement | null>;
  label: string;
  placeholder: string;
  /** Name of the button. */
  button: string;
  maxLength: number;
  /** The shortcut that leads to it, shown while it is empty. */
  keys?: string | undefined;
  /** Resolves to whether the text was accepted. */
  onSend: (text: string) => Promise<boolean>;
}) {
  const { t } = useTranslation('common');
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const isEmpty = text.trim() === '';
  const left = maxLength - text.length;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty || sending) return;
    setSending(true);
    const isAccepted = await onSend(text);
    setSending(false);
    if (isAccepted) setText('');
  };

  return (
    <form onSubmit={send} className="flex shrink-0 items-center gap-1 border-line border-t p-2">
      <div className="relative min-w-0 flex-1">
        <input
          ref={ref}
          value={text}
          maxLength={maxLength}
          aria-label={label}
          placeholder={placeholder}
          autoComplete="off"
          enterKeyHint="send"
          onChange={event => setText(event.target.value)}
          onKeyDown={event => event.key === 'Escape' && event.currentTarget.blur()}
          className={INPUT}
        />
        <span className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2 text-faint text-s">
          {text === '' && keys ? <Kbd keys={keys} /> : null}
          {left <= COUNT_FROM ? <span role="status">{t('charactersLeft', { count: left })}</span> : null}
        </span>
      </div>
      <IconButton label={button} type="submit" side="top" disabled={isEmpty || sending}>
        <SendHorizontal size={16} />
      </IconButton>
    </form>
  );
}
