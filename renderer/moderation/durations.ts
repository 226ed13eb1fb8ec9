import type { TFunction } from 'i18next';

/** The mutes that are offered, in seconds; null is the rest of the show. */
export const MUTE_SECONDS = [10, 60, 600, 3600, null] as const;

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** A length of time in the unit that reads best: 10 s, 1 min, 1 h, or the rest of the show. */
export function durationText(t: TFunction<'moderation'>, seconds: number | null): string {
  if (seconds === null) return t('duration.show');
  if (seconds < MINUTE) return t('duration.seconds', { count: seconds });
  if (seconds < HOUR) return t('duration.minutes', { count: Math.ceil(seconds / MINUTE) });
  return t('duration.hours', { count: Math.ceil(seconds / HOUR) });
}

/** What is left of a mute as a duration to show; undefined once it is over. */
export function secondsLeft(until: number | null, now: number): number | null | undefined {
  if (until === null) return null;
  const left = Math.ceil((until - now) / 1000);
  return left > 0 ? left : undefined;
}
