const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Makes each thing once: an `Intl` formatter takes longer to make than a hundred of its texts. */
function once<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return key => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

const relativeIn = once(
  language => new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' }),
);
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const timeIn = once(language => new Intl.DateTimeFormat(language, TIME));
const dayAndTimeIn = once(
  language => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', ...TIME }),
);

/** A time in the past: relative within the last hour, else the time of day. */
export function formatRelativeTime(at: number, now: number, language: string): string {
  const age = Math.max(0, now - at);
  const relative = relativeIn(language);
  if (age < MINUTE_MS) return relative.format(0, 'second');
  if (age < HOUR_MS) return relative.format(-Math.floor(age / MINUTE_MS), 'minute');
  return formatTimeOfDay(at, now, language);
}

/** The time of day in a constant width, with the date if it is more than a day away. */
export function formatTimeOfDay(at: number, now: number, language: string): string {
  const sameDay = Math.abs(now - at) < DAY_MS;
  return (sameDay ? timeIn : dayAndTimeIn)(language).format(at);
}

/** Remaining time as `m:ss`, rounded up, so that it shows zero only when the time is over. */
export const formatCountdown = (ms: number): string => formatDuration(Math.ceil(ms / 1000) * 1000);

/** A duration as `0:48`, `12:05` or `1:02:09`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
