import { SendHorizontal } from 'lucide-react';
import { type FormEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../IconButton.tsx';
import { Kbd } from '../Kbd.tsx';
import { type Choices, SlashField } from './SlashField.tsx';
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
  choices,
  onEscape,
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
  /** Texts that can be sent without writing them. */
  choices?: Choices;
  /** What Escape does beside leaving the input. */
  onEscape?: (() => void) | undefined;
  /** Resolves to whether the text was accepted. */
  onSend: (text: string) => Promise<boolean>;
}) {
  const { t } = useTranslation('common');
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
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

  const input = {
    ref,
    maxLength,
    'aria-label': label,
    placeholder,
    autoComplete: 'off',
    enterKeyHint: 'send',
    onKeyDown: (event: { key: string; currentTarget: HTMLInputElement }) => {
      if (event.key !== 'Escape') return;
      event.currentTarget.blur();
      onEscape?.();
    },
  } as const;
  const note = (
    <span className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2 text-faint text-s">
      {text === '' && keys ? <Kbd keys={keys} /> : null}
      {left <= COUNT_FROM ? <span role="status">{t('charactersLeft', { count: left })}</span> : null}
    </span>
  );
  return (
    <form onSubmit={send} className="flex shrink-0 items-center gap-1 border-line border-t p-2">
      {choices ? (
        <SlashField
          {...input}
          text={text}
          onText={setText}
          choices={choices}
          onChoose={choice => void onSend(choice.text)}
          onOpen={setChoosing}
          note={note}
        />
      ) : (
        <div className="relative min-w-0 flex-1">
          <input {...input} value={text} onChange={event => setText(event.target.value)} className={INPUT} />
          {note}
        </div>
      )}
      <IconButton label={button} type="submit" side="top" disabled={isEmpty || sending || isChoosing}>
        <SendHorizontal size={16} />
      </IconButton>
    </form>
  );
}
