import { Eye, Trash2, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChatMessage } from '../../shared/chat/message.ts';
import type { Actor } from '../../shared/roles.ts';
import { useRoomView } from '../app/room-context.tsx';
import { keysOf } from '../app/shortcuts/use-shortcut.ts';
import { HighlightButton } from '../highlight/HighlightButton.tsx';
import { usePersonName } from '../names/use-person-name.ts';
import { PinButton } from '../offers/PinButton.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { PinMessageButton } from '../pinned/PinMessageButton.tsx';
import { canActOn } from '../sanctions/can-act-on.ts';
import { PersonMenu } from '../sanctions/PersonMenu.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { isOnPages } from './is-on-pages.ts';
import { ReplyButton } from './reply/ReplyButton.tsx';

/** Buttons for the active message. */
export function MessageActions({
  message,
  you,
  held,
  onMenu,
  onPerson,
}: {
  message: ChatMessage;
  you: Actor | undefined;
  /** True if it waits for approval. */
  held: boolean;
  onMenu: (open: boolean) => void;
  onPerson: ((personId: string) => void) | undefined;
}) {
  const { t } = useTranslation('chat');
  const command = useUndoableCommand();
  const { personId } = message;
  const isSeen = isOnPages(message, held);
  const name = usePersonName()(message.name);
  const mayDelete = useGranted('delete');
  const [mayPin, mayPinMessages] = [useGranted('offers'), useGranted('pins')];
  const named = useRoomView(({ live }) => (mayPin ? live.pulse.mentions[message.id]?.[0] : undefined));
  return (
    <fieldset
      aria-label={t('actions.group', { name })}
      className="absolute top-0 right-2 flex rounded-s border border-line bg-raised"
    >
      {isSeen ? <ReplyButton message={message} /> : null}
      {mayPinMessages && isSeen ? (
        <>
          <PinMessageButton messageId={message.id} />
          <HighlightButton messageId={message.id} />
        </>
      ) : null}
      {named === undefined ? null : <PinButton productId={named} side="top" />}
      {message.hidden || held ? (
        <IconButton
          size="s"
          side="top"
          label={t('actions.showToAll')}
          onClick={() => void command('chat.approve', { messageId: message.id })}
        >
          <Eye size={14} />
        </IconButton>
      ) : null}
      {onPerson ? (
        <IconButton
          size="s"
          side="top"
          label={t('actions.person', { name })}
          onClick={() => onPerson(personId)}
        >
          <UserRound size={14} />
        </IconButton>
      ) : null}
      {canActOn(you, message) ? (
        <PersonMenu personId={personId} name={name} messageId={message.id} onOpenChange={onMenu} />
      ) : null}
      {mayDelete ? (
        <IconButton
          size="s"
          side="top"
          label={t('actions.delete')}
          keys={keysOf('delete')}
          onClick={() => void command('chat.delete', { messageId: message.id, personId: message.personId })}
        >
          <Trash2 size={14} />
        </IconButton>
      ) : null}
    </fieldset>
  );
}
