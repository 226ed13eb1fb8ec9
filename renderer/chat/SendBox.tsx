import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatMessage } from '../../shared/chat/message.ts';
import { MAX_CHAT_LENGTH } from '../../shared/chat/protocol.ts';
import { useAnswerChoices } from '../answers/use-answer-choices.ts';
import { useCommand, useYou } from '../app/room-context.tsx';
import { keysOf, useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { useGranted } from '../permissions/use-granted.ts';
import { SendForm } from '../ui/input/SendForm.tsx';
import { showToast } from '../ui/overlay/toast.ts';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { ReplyNote } from './reply/ReplyNote.tsx';
import { endReply, useReplying } from './reply/replying.ts';

/** The crew's input for chat messages and answers to them, from which saved answers are sent too. */
export function SendBox() {
  const { t } = useTranslation(['chat', 'privatereply']);
  const you = useYou();
  const command = useCommand();
  const choices = useAnswerChoices();
  const field = useRef<HTMLInputElement>(null);
  useShortcut('chat', () => field.current?.focus());

  const { message, isPrivate } = useReplying();
  const nameOf = usePersonName();
  const undoable = useUndoableCommand();
  const mayDelete = useGranted('delete');
  // Before anything is painted, as whoever answers by key writes on at once.
  useLayoutEffect(() => {
    if (message) field.current?.focus();
  }, [message]);

  const post = (text: string) => {
    if (!message) return command('chat.post', { text });
    const reply = { text, replyTo: message.id };
    return mayDelete ? undoable('chat.post', reply, { quiet: true }) : command('chat.post', reply);
  };
  const send = async (text: string): Promise<boolean> => {
    const result = message && isPrivate ? await sendPrivately(message, text) : await post(text);
    if (!result) return false;
    if ('state' in result && result.state === 'held') showToast(t('send.held'));
    endReply();
    return true;
  };
  const sendPrivately = ({ id: messageId, personId }: ChatMessage, text: string) =>
    undoable('privatereply.send', { personId, messageId, text }, { quiet: true });
  const label =
    message && isPrivate
      ? t('privatereply:label', { name: nameOf(message.name) })
      : t('send.label', { name: you?.name ?? '' });

  return (
    <>
      {message ? <ReplyNote message={message} isPrivate={isPrivate} /> : null}
      <SendForm
        ref={field}
        label={label}
        placeholder={message && isPrivate ? label : t('send.placeholder')}
        button={t('send.button')}
        maxLength={MAX_CHAT_LENGTH}
        keys={keysOf('chat')}
        choices={choices}
        onEscape={message ? endReply : undefined}
        onSend={send}
      />
    </>
  );
}
