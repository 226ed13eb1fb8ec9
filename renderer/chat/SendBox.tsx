import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_CHAT_LENGTH } from '../../shared/chat/protocol.ts';
import { useAnswerChoices } from '../answers/use-answer-choices.ts';
import { useCommand, useYou } from '../app/room-context.tsx';
import { keysOf, useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { SendForm } from '../ui/input/SendForm.tsx';
import { showToast } from '../ui/overlay/toast.ts';

/** The crew's input for chat messages, from which saved answers are sent too. */
export function SendBox() {
  const { t } = useTranslation('chat');
  const you = useYou();
  const command = useCommand();
  const choices = useAnswerChoices();
  const field = useRef<HTMLInputElement>(null);
  useShortcut('chat', () => field.current?.focus());

  const send = async (text: string): Promise<boolean> => {
    const result = await command('chat.post', { text });
    if (result?.state === 'held') showToast(t('send.held'));
    return result !== undefined;
  };

  return (
    <SendForm
      ref={field}
      label={t('send.label', { name: you?.name ?? '' })}
      placeholder={t('send.placeholder')}
      button={t('send.button')}
      maxLength={MAX_CHAT_LENGTH}
      keys={keysOf('chat')}
      choices={choices}
      onSend={send}
    />
  );
}
