import type { TFunction } from 'i18next';

/** Lengths of mutes to choose from, in seconds; null is the rest of the show. */
export const MUTE_SECONDS = [10, 60, 600, 3600, 86_400, null] as const;

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Formats the length of a mute: 10 s, 1 min, 1 h, or the rest of the show. Its keys name their namespace, so any `t` will do. */
export function formatMuteDuration(t: TFunction, seconds: number | null): string {
  if (seconds === null) return t('moderation:duration.show');
  if (seconds < MINUTE) return t('moderation:duration.seconds', { count: seconds });
  if (seconds < HOUR) return t('moderation:duration.minutes', { count: Math.ceil(seconds / MINUTE) });
  return t('moderation:duration.hours', { count: Math.ceil(seconds / HOUR) });
}

/** Remaining seconds of a mute; null until the end of the show, undefined once it is over. */
export function secondsLeft(until: number | null, now: number): number | null | undefined {
  if (until === null) return null;
  const left = Math.ceil((until - now) / 1000);
  return left > 0 ? left : undefined;
}
