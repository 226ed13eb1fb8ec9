/** Writes a time span as a clock does: 0:07, 4:32, 1:02:09. Rounded, so that it starts at the span it was given. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? `${part}` : `${part}`.padStart(2, '0'))).join(':');
}

/** Writes a count of people as short as a phone's header needs: 1,284 in full, then 12.8K, 1.2M. */
export function countText(count: number, locale: string): string {
  const notation = count < 10_000 ? 'standard' : 'compact';
  return new Intl.NumberFormat(locale, { notation, maximumFractionDigits: 1 }).format(count);
}
