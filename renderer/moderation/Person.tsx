import clsx from 'clsx';
import { UserRound } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom, useShow, useYou } from '../app/room-context.tsx';
import { canMute } from '../chat/MessageActions.tsx';
import { RoleBadge } from '../chat/RoleBadge.tsx';
import { usePersonName } from '../names/use-person-name.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatTimeOfDay } from '../ui/format.ts';
import { Switch } from '../ui/input/Switch.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { formatMuteDuration, MUTE_SECONDS } from './format.ts';
import { type HistoryEntry, messageHistory } from './history.ts';
import { MuteLeft } from './MutedList.tsx';
import { useMessageCount } from './use-message-count.ts';
import { useMutes } from './use-mutes.ts';

/** A person's messages in this show, their mute, and buttons to mute them. */
export function Person({ personId }: { personId: string | undefined }) {
  const { t } = useTranslation('moderation');
  const nameOf = usePersonName();
  const messages = useShow(show => show.chat.messages);
  const withheld = useShow(show => show.chat.withheld);
  const entries = useMemo(
    () => (personId === undefined ? [] : messageHistory({ messages, withheld }, personId)),
    [messages, withheld, personId],
  );
  const newest = entries[0]?.message;
  const count = useMessageCount(personId, entries);
  if (!newest) {
    return (
      <EmptyState
        icon={<UserRound size={24} />}
        title={t('person.none.title')}
        body={t('person.none.text')}
      />
    );
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-col gap-2 px-3 pb-3">
        <p className="flex items-center gap-2">
          <span className="min-w-0 truncate font-semibold text-l">{nameOf(newest.name)}</span>
          <RoleBadge role={newest.role} />
        </p>
        <Muting key={newest.personId} person={newest} />
      </header>
      <h3 className="border-line border-t px-3 pt-2 text-quiet text-s">
        {t('person.history')} · {t('person.messages', { count })}
      </h3>
      <History entries={entries} />
    </div>
  );
}

function Muting({ person }: { person: HistoryEntry['message'] }) {
  const { t } = useTranslation('moderation');
  const command = useUndoableCommand();
  const you = useYou();
  const nameOf = usePersonName();
  const [keepsLines, setKeepsLines] = useState(false);
  const { personId } = person;
  const name = nameOf(person.name);
  const mute = useMutes().find(each => each.personId === personId);
  if (!canMute(you, person)) return <p className="text-quiet text-s">{t('person.crew')}</p>;
  if (mute) {
    return (
      <p className="flex items-center gap-2">
        <Badge tone="attention">{t('person.muted')}</Badge>
        <span className="min-w-0 flex-1 truncate text-quiet text-s">
          <MuteLeft until={mute.until} />
        </span>
        <Button
          size="s"
          aria-label={t('muted.unmuteName', { name })}
          onClick={() => void command('moderation.unmute', { personId })}
        >
          {t('muted.unmute')}
        </Button>
      </p>
    );
  }
  return (
    <fieldset aria-label={t('person.muteFor')} className="flex flex-wrap items-center gap-1">
      <span className="mr-1 text-quiet text-s">{t('person.muteFor')}</span>
      {MUTE_SECONDS.map(seconds => (
        <Button
          key={seconds}
          size="s"
          onClick={() =>
            void command('moderation.mute', { personId, seconds, lines: keepsLines ? 'keep' : 'remove' })
          }
        >
          {formatMuteDuration(t, seconds)}
        </Button>
      ))}
      <div className="w-full pt-1">
        <Switch label={t('mute.keepLines')} checked={keepsLines} onChange={setKeepsLines} />
      </div>
    </fieldset>
  );
}

function History({ entries }: { entries: readonly HistoryEntry[] }) {
  const { t, i18n } = useTranslation('moderation');
  const room = useRoom();
  return (
    <ul className="min-h-0 flex-1 overflow-y-auto pb-2">
      {entries.map(({ message, status }) => (
        <li key={message.id} className="flex gap-2 px-3 py-1">
          <time className="shrink-0 text-faint text-s leading-5">
            {formatTimeOfDay(message.at, room.now(), i18n.language)}
          </time>
          <span
            className={clsx('min-w-0 flex-1 [overflow-wrap:anywhere]', status === 'deleted' && 'text-faint')}
          >
            {message.text}
          </span>
          {status === 'posted' ? null : (
            <Badge tone={status === 'held' ? 'attention' : 'quiet'}>{t(`person.${status}`)}</Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
