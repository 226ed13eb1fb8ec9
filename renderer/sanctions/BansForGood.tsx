import { useTranslation } from 'react-i18next';
import { useRoom } from '../app/room-context.tsx';
import { usePersonName } from '../names/use-person-name.ts';
import { useGranted } from '../permissions/use-granted.ts';
import { Button } from '../ui/Button.tsx';
import { formatTimeOfDay } from '../ui/format.ts';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { formatReason } from './format.ts';
import { useBansForGood } from './use-bans-for-good.ts';

/** Who was banned for good in another show of this server, with a button to lift that; nothing where nobody was. */
export function BansForGood() {
  const { t, i18n } = useTranslation('sanctions');
  const nameOf = usePersonName();
  const room = useRoom();
  const command = useUndoableCommand();
  const bans = useBansForGood(useGranted('ban'));
  if (!bans || bans.length === 0) return null;
  return (
    <section className="flex flex-col gap-1 pt-3">
      <h3 className="font-medium">{t('forGood.title')}</h3>
      <p className="text-pretty text-quiet text-s">{t('forGood.hint')}</p>
      <ul aria-label={t('forGood.title')} className="flex max-h-72 flex-col overflow-y-auto">
        {bans.map(({ banId, from, name, reason, at, by, title }) => (
          <li key={banId} className="flex items-center gap-2 py-1">
            <div className="min-w-0 flex-1">
              <p className="truncate">{nameOf(name)}</p>
              <p className="text-quiet text-s [overflow-wrap:anywhere]">
                {[
                  t(from === 'chat' ? 'standing.bannedFromChat' : 'standing.banned'),
                  reason ? formatReason(t, reason) : t('noReason'),
                  title,
                  formatTimeOfDay(at, room.now(), i18n.language),
                  by && nameOf(by),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <Button
              size="s"
              variant="ghost"
              aria-label={t('forGood.liftName', { name: nameOf(name) })}
              onClick={() => void command('sanction.lift', { banId })}
            >
              {t('forGood.lift')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
