import { AUDIO_BITS_PER_SECOND, VIDEO_BITS_PER_SECOND } from './recording-session.ts';

const BYTES_PER_SECOND = (VIDEO_BITS_PER_SECOND + AUDIO_BITS_PER_SECOND) / 8;
const STEPS = [
  [1e9, 'gigabyte', 1],
  [1e6, 'megabyte', 0],
  [1e3, 'kilobyte', 0],
] as const;

/** Formats a file size in kB, MB or GB. */
export function formatBytes(bytes: number, language: string): string {
  const [factor, unit, digits] = STEPS.find(([least]) => bytes >= least) ?? [1e3, 'kilobyte', 0];
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits } as const;
  // A no-break space keeps number and unit on one line.
  return new Intl.NumberFormat(language, options).format(bytes / factor).replace(' ', '\u00a0');
}

/** Seconds of recording that fit into the free disk space. */
export const secondsOfFreeSpace = (freeBytes: number): number => Math.floor(freeBytes / BYTES_PER_SECOND);

/** Formats a duration in whole hours, or in whole minutes below two hours. */
export function formatApproximateDuration(seconds: number, language: string): string {
  const isLong = seconds >= 2 * 3600;
  const options = { style: 'unit', unit: isLong ? 'hour' : 'minute', unitDisplay: 'long' } as const;
  const value = Math.floor(seconds / (isLong ? 3600 : 60));
  return new Intl.NumberFormat(language, options).format(value);
}
