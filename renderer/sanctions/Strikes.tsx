import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { activeStrikes, decayOf } from '../../shared/sanctions/strikes.ts';
import { useRoom, useShow } from '../app/room-context.tsx';
import { useNow } from '../app/use-now.ts';
import { useGranted } from '../permissions/use-granted.ts';
import { formatTimeOfDay } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { formatReason } from './format.ts';

const CHECK_MS = 10_000;

/** The strikes that count for somebody: what each is for, and when it goes; none shows nothing. */
export function Strikes({ personId }: { personId: string }) {
  const { t, i18n } = useTranslation('sanctions');
  const room = useRoom();
  const command = useUndoableCommand();
  const mayForgive = useGranted('timeout');
  const rules = useShow(show => show.sanctions.strikeRules);
  const all = useShow(show => show.sanctions.strikes[personId]) ?? [];
  const now = useNow(CHECK_MS);
  const strikes = activeStrikes(all, rules, now);
  const ends = decayOf(all, rules, now);
  if (strikes.length === 0) return null;
  const time = (at: number) => formatTimeOfDay(at, room.now(), i18n.language);
  return (
    <section className="flex flex-col gap-0.5">
      <h3 className="text-quiet text-s">{t('strikes.count', { count: strikes.length })}</h3>
      <ul aria-label={t('strikes.title')} className="flex max-h-28 flex-col overflow-y-auto">
        {strikes.map(({ id, at, cause, reason }, index) => (
          <li key={id} className="flex items-center gap-2 text-s">
            <time className="shrink-0 text-quiet tabular-nums">{time(at)}</time>
            <span className="min-w-0 flex-1 truncate">
              {t(`strikes.cause.${cause}`)}
              {reason ? ` · ${formatReason(t, reason)}` : null}
            </span>
            <span
              className="shrink-0 text-quiet tabular-nums"
              title={t('strikes.decay', { count: rules.decayHours })}
            >
              {t('strikes.goesAt', { time: time(ends[index] ?? now) })}
            </span>
            {mayForgive ? (
              <IconButton
                size="s"
                label={t('strikes.forgive')}
                onClick={() => void command('sanction.forgive', { personId, strikeId: id })}
              >
                <X size={14} />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
