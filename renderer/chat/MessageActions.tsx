import { MicOff, Trash2, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Actor } from '../../shared/roles.ts';
import type { ChatMessage } from '../../shared/show-state.ts';
import { useRoomView } from '../app/room-context.tsx';
import { keysOf } from '../app/use-shortcut.ts';
import { durationText, MUTE_SECONDS } from '../moderation/durations.ts';
import { PinButton } from '../offers/PinButton.tsx';
import { ShowInPicture } from '../scenes/program/ShowInPicture.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useAct } from '../undo/use-act.ts';

/** Whether this person may silence that one: never the host, never oneself. */
export function canMute(you: Actor | undefined, message: ChatMessage): boolean {
  return message.role !== 'host' && message.personId !== you?.id;
}

/** What can be done with the message under the pointer or the keyboard. */
export function MessageActions({
  message,
  you,
  onMenu,
  onPerson,
}: {
  message: ChatMessage;
  you: Actor | undefined;
  onMenu: (open: boolean) => void;
  onPerson: ((personId: string) => void) | undefined;
}) {
  const { t } = useTranslation('chat');
  const { t: words } = useTranslation('moderation');
  const act = useAct();
  const { name, personId } = message;
  const named = useRoomView(({ mentions }) => (you?.role === 'host' ? mentions[message.id]?.[0] : undefined));
  return (
    <fieldset
      aria-label={t('actions.group', { name })}
      className="absolute top-0 right-2 flex rounded-s border border-line bg-raised"
    >
      {named === undefined ? null : <PinButton productId={named} side="top" />}
      <ShowInPicture messageId={message.id} />
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
      {canMute(you, message) ? (
        <Menu
          title={t('actions.muteFor', { name })}
          onOpenChange={onMenu}
          trigger={
            <IconButton size="s" side="top" label={t('actions.mute', { name })}>
              <MicOff size={14} />
            </IconButton>
          }
          entries={MUTE_SECONDS.map(seconds => ({
            id: String(seconds),
            label: durationText(words, seconds),
            onSelect: () => void act('moderation.mute', { personId, seconds }),
          }))}
        />
      ) : null}
      <IconButton
        size="s"
        side="top"
        label={t('actions.delete')}
        keys={keysOf('delete')}
        onClick={() => void act('chat.delete', { messageId: message.id })}
      >
        <Trash2 size={14} />
      </IconButton>
    </fieldset>
  );
}
