/** Formats a duration in ms like a clock: 0:07, 4:32, 1:02:09; rounded to seconds, negative ones as 0:00. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? `${part}` : `${part}`.padStart(2, '0'))).join(':');
}

/** Formats a count compactly from 10,000 on: 1,284, 12.8K, 1.2M. */
export function formatCount(count: number, locale: string): string {
  const notation = count < 10_000 ? 'standard' : 'compact';
  return new Intl.NumberFormat(locale, { notation, maximumFractionDigits: 1 }).format(count);
}
