import type { Pulse } from '../../shared/signals.ts';

/** Columns as the chart wants them: seconds, and scores with null where nobody wrote. */
export type LineColumns = [number[], (number | null)[]];

export function lineColumns(line: Pulse['line']): LineColumns {
  return [line.map(point => point.at / 1000), line.map(point => point.score)];
}

/** Smallest half of the scale, so that a quiet room does not look like a storm. */
const CALM_BOUND = 40;

/** Half of a scale that has zero in its middle and grows in steps, so that it seldom moves. */
export function scaleBound(line: Pulse['line']): number {
  const widest = line.reduce((most, point) => Math.max(most, Math.abs(point.score ?? 0)), CALM_BOUND);
  return Math.min(100, Math.ceil(widest / 20) * 20);
}

export type Direction = 'up' | 'down' | 'steady';

/** Changes smaller than this are noise at the sample sizes of a chat. */
const STEADY = 3;

export function directionOf(trend: number): Direction {
  if (Math.abs(trend) < STEADY) return 'steady';
  return trend > 0 ? 'up' : 'down';
}

/** A score with its sign and a true minus, so that +34 and −34 are equally wide. */
export function formatScore(score: number, language: string): string {
  return signedFormat(language).format(score).replace('-', '−');
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format costs far more than using it, and a gliding figure uses one in each frame. */
function signedFormat(language: string): Intl.NumberFormat {
  const known = formats.get(language);
  if (known) return known;
  const made = new Intl.NumberFormat(language, { signDisplay: 'exceptZero', maximumFractionDigits: 0 });
  formats.set(language, made);
  return made;
}
