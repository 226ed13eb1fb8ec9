import type { TFunction } from 'i18next';
import type { PinEnds } from '../../shared/offers.ts';

/** How long a pin may be told to stay, in seconds; any other length is for programs. */
const PIN_SECONDS = [30, 60, 120, 300];

/** The ways in which a pin may end that the studio offers; the first is by hand. */
export function endChoices(hasSegments: boolean): PinEnds[] {
  const timed = PIN_SECONDS.map(seconds => ({ seconds }));
  return [{}, ...timed, ...(hasSegments ? [{ withSegment: true }] : [])];
}

export const isSameEnd = (one: PinEnds, other: PinEnds): boolean =>
  one.seconds === other.seconds && (one.withSegment ?? false) === (other.withSegment ?? false);

/** A choice in words: when the pin is over. */
export function formatPinEnd(t: TFunction<'offers'>, { seconds, withSegment }: PinEnds): string {
  if (withSegment) return t('ends.segment');
  return seconds === undefined ? t('ends.hand') : t('ends.after', { time: timeText(t, seconds) });
}

/** What a click on a card does, in a word or two. */
export function formatPinAction(t: TFunction<'offers'>, { seconds }: PinEnds): string {
  return seconds === undefined ? t('pinShort') : t('pinFor', { time: timeText(t, seconds) });
}

function timeText(t: TFunction<'offers'>, seconds: number): string {
  return seconds % 60 === 0
    ? t('ends.minutes', { count: seconds / 60 })
    : t('ends.seconds', { count: seconds });
}
