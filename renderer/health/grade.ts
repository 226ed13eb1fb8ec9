import type { Health } from '../../client/publish/publisher.ts';

/** What a viewer receives, measured by the studio's own loopback connection. */
export interface ViewerStats {
  /** Delay from capture to display in milliseconds; undefined without capture timestamps. */
  readonly delayMs: number | undefined;
  readonly framesPerSecond: number;
  /** Number of freezes in the last minute. */
  readonly freezes: number;
  /** Whether the picture stands still while sound goes on. */
  readonly isFrozen: boolean;
  /** A/V sync: audio delay relative to video, in milliseconds. */
  readonly soundLateMs: number | undefined;
}

/** What a viewer received in each of the last seconds, newest last; undefined for a second in which nothing arrived. */
export type Received = readonly (ViewerStats | undefined)[];

export type Grade = 'good' | 'fair' | 'poor';

/** Causes of a degraded stream on its way to the server, by priority. */
type SendingWarning = 'silent' | 'loss' | 'cpu' | 'bandwidth' | 'frames' | 'delay';
/** What is wrong with what viewers get, by priority. */
type ReceivingWarning = 'nothingArrives' | 'frozen' | 'freezes' | 'fewFrames' | 'farBehind';
export type StreamWarning = SendingWarning | ReceivingWarning;

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

const SENDING: Record<SendingWarning, (health: Health) => Grade> = {
  silent: ({ bitrate }) => (bitrate < 1000 ? 'poor' : 'good'),
  loss: ({ lossPercent }) => rising(lossPercent, 2, 6),
  cpu: ({ limitation }) => (limitation === 'cpu' ? 'fair' : 'good'),
  bandwidth: ({ limitation }) => (limitation === 'bandwidth' ? 'fair' : 'good'),
  // An audio-only stream has no frames.
  frames: ({ framesPerSecond, height }) => (height === 0 ? 'good' : rising(30 - framesPerSecond, 8, 18)),
  delay: ({ roundTripMs }) => rising(roundTripMs ?? 0, 250, 600),
};

const RECEIVING: Record<ReceivingWarning, (viewer: ViewerStats | undefined) => Grade> = {
  nothingArrives: viewer => (viewer ? 'good' : 'poor'),
  frozen: viewer => (viewer?.isFrozen ? 'poor' : 'good'),
  freezes: viewer => rising(viewer?.freezes ?? 0, 3, 10),
  fewFrames: viewer =>
    viewer && viewer.framesPerSecond > 0 ? rising(30 - viewer.framesPerSecond, 8, 18) : 'good',
  farBehind: viewer => rising(viewer?.delayMs ?? 0, 2500, 6000),
};

const best = (grades: Grade[]): Grade =>
  grades.reduce((mild, grade) => (WORSE[grade] < WORSE[mild] ? grade : mild), 'poor');

/**
 * Grades a stream by what was sent and what a viewer received in each of the last seconds, newest last. Each cause counts
 * with its best grade in the window, the worst cause decides, and every cause that is not good is a warning; what viewers
 * get comes first.
 */
export function gradeStream(sent: readonly Health[], received: Received): StreamGrade {
  const graded = [...gradesOf(RECEIVING, received), ...gradesOf(SENDING, sent)];
  const grade = graded.reduce<Grade>(
    (worst, [, each]) => (WORSE[each] > WORSE[worst] ? each : worst),
    'good',
  );
  return { grade, warnings: graded.filter(([, each]) => each !== 'good').map(([warning]) => warning) };
}

/** The grade of each cause over a whole window; none before it is full. */
function gradesOf<W extends StreamWarning, T>(
  limits: Record<W, (measured: T) => Grade>,
  recent: readonly T[],
): [W, Grade][] {
  if (recent.length < GRADE_WINDOW_S) return [];
  const window = recent.slice(-GRADE_WINDOW_S);
  return (Object.keys(limits) as W[]).map(warning => [warning, best(window.map(limits[warning]))]);
}
