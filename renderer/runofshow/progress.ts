import { type RunOfShow, type Segment, spentOn } from '../../shared/runofshow.ts';

/** Where a segment stands in a running show. */
export type Standing = 'waiting' | 'on' | 'done';

export interface Progress {
  readonly standing: Standing;
  /** Milliseconds it has been on. */
  readonly spent: number;
  /** Milliseconds beyond what was planned; 0 while there is time left. */
  readonly over: number;
}

export const plannedMs = ({ minutes }: Segment): number => minutes * 60_000;

/** How far a segment is at a server time. */
export function progressOf(plan: RunOfShow, segment: Segment, at: number): Progress {
  const spent = spentOn(plan, segment.id, at);
  const isOn = plan.now?.segmentId === segment.id;
  return {
    standing: isOn ? 'on' : spent > 0 ? 'done' : 'waiting',
    spent,
    over: Math.max(0, spent - plannedMs(segment)),
  };
}

/** The segment that comes after the one that is on: the first, where none is. */
export function nextSegment({ segments, now }: RunOfShow): Segment | undefined {
  const place = segments.findIndex(({ id }) => id === now?.segmentId);
  return segments[place + 1];
}

/** Milliseconds that the whole show is behind its plan: what the segments so far took too long. */
export function behind(plan: RunOfShow, at: number): number {
  return plan.segments.reduce((sum, segment) => {
    const { standing, spent, over } = progressOf(plan, segment, at);
    return standing === 'done' ? sum + spent - plannedMs(segment) : sum + over;
  }, 0);
}
