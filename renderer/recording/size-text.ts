import { AUDIO_BITS_PER_SECOND, VIDEO_BITS_PER_SECOND } from './take.ts';

const BYTES_PER_SECOND = (VIDEO_BITS_PER_SECOND + AUDIO_BITS_PER_SECOND) / 8;
const STEPS = [
  [1e9, 'gigabyte', 1],
  [1e6, 'megabyte', 0],
  [1e3, 'kilobyte', 0],
] as const;

/** A file's size in the unit that fits it. */
export function sizeText(bytes: number, language: string): string {
  const [factor, unit, digits] = STEPS.find(([least]) => bytes >= least) ?? [1e3, 'kilobyte', 0];
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits } as const;
  // A number and its unit stay on one line.
  return new Intl.NumberFormat(language, options).format(bytes / factor).replace(' ', '\u00a0');
}

/** For how many more seconds of recording a disk has room. */
export const secondsOfRoom = (freeBytes: number): number => Math.floor(freeBytes / BYTES_PER_SECOND);

/** A long time in one round number: hours, or minutes where there are few. */
export function roughTime(seconds: number, language: string): string {
  const isLong = seconds >= 2 * 3600;
  const options = { style: 'unit', unit: isLong ? 'hour' : 'minute', unitDisplay: 'long' } as const;
  const value = Math.floor(seconds / (isLong ? 3600 : 60));
  return new Intl.NumberFormat(language, options).format(value);
}
