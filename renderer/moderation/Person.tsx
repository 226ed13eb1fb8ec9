import clsx from 'clsx';
import { UserRound } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom, useShow } from '../app/room-context.tsx';
import { RoleBadge } from '../chat/RoleBadge.tsx';
import { OnIt } from '../handling/OnIt.tsx';
import { useHandle, usePersonHandler } from '../handling/use-handling.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { PersonActions } from '../sanctions/PersonActions.tsx';
import { Badge } from '../ui/Badge.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatTimeOfDay } from '../ui/format.ts';
import { type HistoryEntry, messageHistory } from './history.ts';
import { useMessageCount } from './use-message-count.ts';

/** A person's messages in this show, how they stand, and what can be done to them. */
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
  const handle = useHandle();
  useEffect(() => {
    if (personId !== undefined) handle({ personId });
  }, [personId, handle]);
  const handler = usePersonHandler(personId);
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
          <OnIt name={handler} />
        </p>
        <PersonActions person={newest} />
      </header>
      <h3 className="border-line border-t px-3 pt-2 text-quiet text-s">
        {t('person.history')} · {t('person.messages', { count })}
      </h3>
      <History entries={entries} />
    </div>
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
