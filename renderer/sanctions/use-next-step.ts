import { useTranslation } from 'react-i18next';
import { activeStrikes, stepOf } from '../../shared/sanctions/strikes.ts';
import { useShow } from '../app/room-context.tsx';
import { useNow } from '../app/use-now.ts';
import { formatStep } from './format.ts';

const CHECK_MS = 10_000;

/** What a mute comes to at least by the strike that it gives, in words; undefined where it gives none or that is no mute. */
export function useNextStep(personId: string): string | undefined {
  const { t } = useTranslation('sanctions');
  const rules = useShow(show => show.sanctions.strikeRules);
  const strikes = useShow(show => show.sanctions.strikes[personId]);
  const count = activeStrikes(strikes ?? [], rules, useNow(CHECK_MS)).length;
  const step = stepOf(rules, count + 1);
  return rules.isOn && rules.mute && step !== 'warn' ? formatStep(t, step) : undefined;
}
