import type { Health } from '../../client/publish/publisher.ts';

export type Grade = 'good' | 'fair' | 'poor';

/** What makes a stream worse than it should be, in the order in which a host should hear of it. */
export type Complaint = 'silent' | 'loss' | 'cpu' | 'bandwidth' | 'frames' | 'delay';

export interface Judgement {
  grade: Grade;
  complaints: Complaint[];
}

/**
 * How many seconds something must be wrong before it is said. A stream climbs to its full picture in its first
 * seconds and has hiccups later; a host should look up only for what lasts.
 */
export const PATIENCE = 8;

const WORSE: Record<Grade, number> = { good: 0, fair: 1, poor: 2 };

/** Good up to the first limit, fair up to the second, poor beyond. */
const rising = (value: number, fair: number, poor: number): Grade =>
  value >= poor ? 'poor' : value >= fair ? 'fair' : 'good';

const LIMITS: Record<Complaint, (health: Health) => Grade> = {
  silent: ({ bitrate }) => (bitrate < 1000 ? 'poor' : 'good'),
  loss: ({ lossPercent }) => rising(lossPercent, 2, 6),
  cpu: ({ limitation }) => (limitation === 'cpu' ? 'fair' : 'good'),
  bandwidth: ({ limitation }) => (limitation === 'bandwidth' ? 'fair' : 'good'),
  // A stream without a picture has no frames to miss.
  frames: ({ framesPerSecond, height }) => (height === 0 ? 'good' : rising(30 - framesPerSecond, 8, 18)),
  delay: ({ roundTripMs }) => rising(roundTripMs ?? 0, 250, 600),
};

const mildest = (grades: Grade[]): Grade =>
  grades.reduce((mild, grade) => (WORSE[grade] < WORSE[mild] ? grade : mild), 'poor');

/**
 * How a stream does, by its measurements of the last seconds, newest last: its worst lasting part decides, and each
 * part that is lastingly not good is named.
 */
export function judge(recent: readonly Health[]): Judgement {
  const judgement: Judgement = { grade: 'good', complaints: [] };
  if (recent.length < PATIENCE) return judgement;
  for (const complaint of Object.keys(LIMITS) as Complaint[]) {
    const grade = mildest(recent.slice(-PATIENCE).map(LIMITS[complaint]));
    if (grade !== 'good') judgement.complaints.push(complaint);
    if (WORSE[grade] > WORSE[judgement.grade]) judgement.grade = grade;
  }
  return judgement;
}
