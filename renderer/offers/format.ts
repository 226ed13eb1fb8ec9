import type { TFunction } from 'i18next';
import type { PinEnds } from '../../shared/offers/pin.ts';

/** Formats when a pin ends: by hand, after a time, or with the segment. */
export function formatPinEnd(t: TFunction<'offers'>, { seconds, withSegment }: PinEnds): string {
  if (withSegment) return t('ends.segment');
  return seconds === undefined ? t('ends.hand') : t('ends.after', { time: formatSeconds(t, seconds) });
}

/** Formats what a click on a product card does: "Pin", or "Pin for 1 minute". */
export function formatPinAction(t: TFunction<'offers'>, { seconds }: PinEnds): string {
  return seconds === undefined ? t('pinShort') : t('pinFor', { time: formatSeconds(t, seconds) });
}

function formatSeconds(t: TFunction<'offers'>, seconds: number): string {
  return seconds % 60 === 0
    ? t('ends.minutes', { count: seconds / 60 })
    : t('ends.seconds', { count: seconds });
}
