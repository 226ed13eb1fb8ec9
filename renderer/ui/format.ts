const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** When something happened: relative while it is fresh, the time of day when it is old. */
export function agoText(at: number, now: number, language: string): string {
  const age = Math.max(0, now - at);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  if (age < MINUTE_MS) return relative.format(0, 'second');
  if (age < HOUR_MS) return relative.format(-Math.floor(age / MINUTE_MS), 'minute');
  return absoluteText(at, now, language);
}

/** The time of day, always equally wide, with the date where that was not within the last day. */
export function absoluteText(at: number, now: number, language: string): string {
  const sameDay = Math.abs(now - at) < DAY_MS;
  const options: Intl.DateTimeFormatOptions = sameDay ? {} : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(language, {
    ...options,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** A time that runs out as a clock: rounded up, so that it says zero when it is over and not a second before. */
export const leftClock = (ms: number): string => shortClock(Math.ceil(ms / 1000) * 1000);

/** A running time as a clock: 0:48, 12:05, 1:02:09. */
export function shortClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
