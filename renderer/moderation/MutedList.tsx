import { useTranslation } from 'react-i18next';
import { useNow } from '../app/use-now.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { useGranted } from '../permissions/use-granted.ts';
import { Button } from '../ui/Button.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { formatMuteDuration, secondsLeft } from './format.ts';
import { useMutes } from './use-mutes.ts';

/** The muted people, each with the remaining time and a button to unmute. */
export function MutedList({ onPerson }: { onPerson?: ((personId: string) => void) | undefined }) {
  const { t } = useTranslation('moderation');
  const nameOf = usePersonName();
  const mutes = useMutes().map(mute => ({ ...mute, name: nameOf(mute.name) }));
  const command = useUndoableCommand();
  const mayUnmute = useGranted('timeout');
  if (mutes.length === 0) return <p className="text-quiet text-s">{t('muted.none')}</p>;
  return (
    <ul aria-label={t('muted.title')} className="flex flex-col">
      {mutes.map(({ personId, name, until }) => (
        <li key={personId} className="flex h-9 items-center gap-2">
          {onPerson ? (
            <button
              type="button"
              className="min-w-0 truncate rounded-s hover:underline"
              onClick={() => onPerson(personId)}
            >
              {name}
            </button>
          ) : (
            <span className="min-w-0 truncate">{name}</span>
          )}
          <span className="flex-1 whitespace-nowrap text-faint text-s">
            <MuteLeft until={until} />
          </span>
          {mayUnmute ? (
            <Button
              size="s"
              variant="ghost"
              aria-label={t('muted.unmuteName', { name })}
              onClick={() => void command('moderation.unmute', { personId })}
            >
              {t('muted.unmute')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The remaining time of a mute. */
export function MuteLeft({ until }: { until: number | null }) {
  const { t } = useTranslation('moderation');
  const left = secondsLeft(until, useNow());
  if (left === undefined) return null;
  return left === null ? t('muted.untilEnd') : t('muted.left', { time: formatMuteDuration(t, left) });
}
