import type { Health } from '../../client/publish/publisher.ts';

export type Grade = 'good' | 'fair' | 'poor';

/** Causes of a degraded stream, by priority. */
export type StreamWarning = 'silent' | 'loss' | 'cpu' | 'bandwidth' | 'frames' | 'delay';

export interface StreamGrade {
  grade: Grade;
  warnings: StreamWarning[];
}

/**
 * Length of the grading window in seconds: a cause must last this long to count. Bandwidth estimation takes seconds to
 * ramp up, and short drops are normal.
 */
export const GRADE_WINDOW_S = 8;

const WORSE: Record<Grade, number> = { good: 0, fair: 1, poor: 2 };

/** Good below the first limit, fair below the second, poor from there on. */
const rising = (value: number, fair: number, poor: number): Grade =>
  value >= poor ? 'poor' : value >= fair ? 'fair' : 'good';

const LIMITS: Record<StreamWarning, (health: Health) => Grade> = {
  silent: ({ bitrate }) => (bitrate < 1000 ? 'poor' : 'good'),
  loss: ({ lossPercent }) => rising(lossPercent, 2, 6),
  cpu: ({ limitation }) => (limitation === 'cpu' ? 'fair' : 'good'),
  bandwidth: ({ limitation }) => (limitation === 'bandwidth' ? 'fair' : 'good'),
  // An audio-only stream has no frames.
  frames: ({ framesPerSecond, height }) => (height === 0 ? 'good' : rising(30 - framesPerSecond, 8, 18)),
  delay: ({ roundTripMs }) => rising(roundTripMs ?? 0, 250, 600),
};

const best = (grades: Grade[]): Grade =>
  grades.reduce((mild, grade) => (WORSE[grade] < WORSE[mild] ? grade : mild), 'poor');

/**
 * Grades a stream by its measurements of the last seconds, newest last. Each cause counts with its best grade in the
 * window, the worst cause decides, and every cause that is not good is a warning.
 */
export function gradeStream(recent: readonly Health[]): StreamGrade {
  const judgement: StreamGrade = { grade: 'good', warnings: [] };
  if (recent.length < GRADE_WINDOW_S) return judgement;
  for (const warning of Object.keys(LIMITS) as StreamWarning[]) {
    const grade = best(recent.slice(-GRADE_WINDOW_S).map(LIMITS[warning]));
    if (grade !== 'good') judgement.warnings.push(warning);
    if (WORSE[grade] > WORSE[judgement.grade]) judgement.grade = grade;
  }
  return judgement;
}
