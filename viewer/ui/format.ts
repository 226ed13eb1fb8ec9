/** Formats a duration in ms like a clock: 0:07, 4:32, 1:02:09; rounded to seconds, negative ones as 0:00. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? `${part}` : `${part}`.padStart(2, '0'))).join(':');
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Formats what is left until something as a clock, with the days before it: 4:32, 2 days 3:12:05. */
export function formatUntil(ms: number, locale: string): string {
  const days = Math.floor(ms / DAY_MS);
  const clock = formatDuration(ms % DAY_MS);
  if (days === 0) return clock;
  const unit = { style: 'unit', unit: 'day', unitDisplay: 'long' } as const;
  return `${new Intl.NumberFormat(locale, unit).format(days)} ${clock}`;
}

/** Formats a date with its weekday and the time of day. */
export const formatDate = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);

/** Formats a count compactly from 10,000 on: 1,284, 12.8K, 1.2M. */
export function formatCount(count: number, locale: string): string {
  // All languages of the page write these alike, and making the first format of a locale holds a phone up for long.
  if (count < 1000) return `${count}`;
  const notation = count < 10_000 ? 'standard' : 'compact';
  return new Intl.NumberFormat(locale, { notation, maximumFractionDigits: 1 }).format(count);
}
