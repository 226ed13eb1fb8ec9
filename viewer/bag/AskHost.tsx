import { SendHorizontal } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BagItem } from '../../shared/bag/contract.ts';
import { MAX_CHAT_LENGTH } from '../../shared/chat/protocol.ts';
import { ownMessages } from '../chat/own-messages.ts';

/** A question to the host about a product, written already: one press puts it into the chat. */
export function AskHost({ item, onDone }: { item: BagItem; onDone: () => void }) {
  const { t } = useTranslation();
  const { number, title } = item;
  const [text, setText] = useState(() => t('bag.question', { number, title }).slice(0, MAX_CHAT_LENGTH));
  const [state, setState] = useState<'writing' | 'sending' | 'asked' | 'held'>('writing');
  const [error, setError] = useState<string>();
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!text.trim()) return;
    setState('sending');
    setError(undefined);
    const isSent = await ownMessages.post(text.trim());
    const { notice } = ownMessages.store.getState();
    if (isSent) return setState(notice?.kind === 'held' ? 'held' : 'asked');
    setState('writing');
    const reason = notice?.kind === 'refused' ? notice.reason : 'failed';
    setError(t(`chat.refused.${reason}`));
  };
  if (state === 'asked' || state === 'held')
    return (
      <p className="bag-asked" role="status">
        {t(state === 'held' ? 'chat.held' : 'bag.asked')}
        <button type="button" onClick={onDone}>
          {t('close')}
        </button>
      </p>
    );
  return (
    <form className="bag-ask" onSubmit={send}>
      <div className="field">
        <input
          value={text}
          maxLength={MAX_CHAT_LENGTH}
          aria-label={t('bag.yourQuestion')}
          enterKeyHint="send"
          autoComplete="off"
          onChange={event => setText(event.target.value)}
        />
        <button
          type="submit"
          className="field-send"
          aria-label={t('bag.send')}
          disabled={state === 'sending' || !text.trim()}
        >
          <SendHorizontal size={18} aria-hidden="true" />
        </button>
      </div>
      {error && <p role="alert">{error}</p>}
    </form>
  );
}
