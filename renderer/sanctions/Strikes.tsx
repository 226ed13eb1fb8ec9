import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { activeStrikes } from '../../shared/sanctions/strikes.ts';
import { useRoom, useShow } from '../app/room-context.tsx';
import { useNow } from '../app/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { formatTimeOfDay } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Popover } from '../ui/overlay/Popover.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { formatReason } from './format.ts';

const CHECK_MS = 10_000;

/** How many strikes somebody has, and what for; none shows nothing. */
export function Strikes({ personId }: { personId: string }) {
  const { t, i18n } = useTranslation('sanctions');
  const room = useRoom();
  const command = useUndoableCommand();
  const rules = useShow(show => show.sanctions.strikeRules);
  const all = useShow(show => show.sanctions.strikes[personId]);
  const strikes = activeStrikes(all ?? [], rules, useNow(CHECK_MS));
  if (strikes.length === 0) return null;
  return (
    <Popover
      title={t('strikes.title')}
      className="w-72"
      trigger={
        <Button size="s" variant="ghost">
          {t('strikes.count', { count: strikes.length })}
        </Button>
      }
    >
      <ul className="flex flex-col">
        {strikes.map(({ id, at, cause, reason }) => (
          <li key={id} className="flex items-center gap-2">
            <time className="shrink-0 text-faint text-s">
              {formatTimeOfDay(at, room.now(), i18n.language)}
            </time>
            <span className="min-w-0 flex-1 truncate">
              {t(`strikes.cause.${cause}`)}
              {reason ? ` · ${formatReason(t, reason)}` : null}
            </span>
            <IconButton
              size="s"
              label={t('strikes.forgive')}
              onClick={() => void command('sanction.forgive', { personId, strikeId: id })}
            >
              <X size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-faint text-s">{t('strikes.decay', { count: rules.decayHours })}</p>
    </Popover>
  );
}
