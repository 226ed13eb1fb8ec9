import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { usePersonName } from '../names/use-person-name.ts';
import { useGranted } from '../permissions/use-granted.ts';
import { Button } from '../ui/Button.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { formatReason } from './format.ts';

/** Who is banned from watching, each with a button to let them in again; nothing where nobody is. */
export function BannedList() {
  const { t } = useTranslation('sanctions');
  const nameOf = usePersonName();
  const bans = Object.values(useShow(show => show.sanctions.bans));
  const mayBan = useGranted('ban');
  const command = useUndoableCommand();
  if (bans.length === 0) return null;
  return (
    <section className="flex flex-col gap-1 pt-3">
      <h3 className="font-medium">{t('banned.title')}</h3>
      <ul aria-label={t('banned.title')} className="flex flex-col">
        {bans.map(({ personId, name, reason, banId }) => (
          <li key={personId} className="flex h-9 items-center gap-2">
            <span className="min-w-0 truncate">{nameOf(name)}</span>
            <span className="min-w-0 flex-1 truncate text-faint text-s">
              {[banId ? t('step.good') : undefined, reason && formatReason(t, reason)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {mayBan ? (
              <Button
                size="s"
                variant="ghost"
                aria-label={t('banned.letInName', { name: nameOf(name) })}
                onClick={() => void command('sanction.unban', { personId })}
              >
                {t('banned.letIn')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
