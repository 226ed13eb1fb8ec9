const MINUTE_MS = 60_000;
const STEPS = [
  [24 * 60 * MINUTE_MS, 'day'],
  [60 * MINUTE_MS, 'hour'],
  [MINUTE_MS, 'minute'],
  [1000, 'second'],
] as const;

/** How far two times are apart, in milliseconds, in its largest unit: `1 hour`, `1.5 days`, `3 seconds`. */
export function formatDifference(ms: number, language: string): string {
  const [factor, unit] = STEPS.find(([least]) => Math.abs(ms) >= least) ?? [1000, 'second'];
  const options = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, options).format(Math.abs(ms) / factor);
}
