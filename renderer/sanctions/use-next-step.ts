import { useTranslation } from 'react-i18next';
import { activeStrikes, stepOf } from '../../shared/sanctions/strikes.ts';
import { useRoom, useShow } from '../app/room-context.tsx';
import { formatStep } from './format.ts';

/** What a mute comes to at least by the strike that it gives, in words; undefined where it gives none or that is no mute. */
export function useNextStep(personId: string): string | undefined {
  const { t } = useTranslation('sanctions');
  const rules = useShow(show => show.sanctions.strikeRules);
  const strikes = useShow(show => show.sanctions.strikes[personId]);
  // Read when the menu is rendered, as it is when it opens: rows of a queue have one each, and none of them ticks.
  const count = activeStrikes(strikes ?? [], rules, useRoom().now()).length;
  const step = stepOf(rules, count + 1);
  return rules.isOn && rules.mute && step !== 'warn' ? formatStep(t, step) : undefined;
}
