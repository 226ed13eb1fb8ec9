import { type RunOfShow, type Segment, spentOn } from '../../shared/runofshow.ts';

/** Where a segment stands in a running show. */
export type PinStatus = 'waiting' | 'on' | 'done';

export interface Progress {
  readonly status: PinStatus;
  /** Milliseconds it has been on. */
  readonly spent: number;
  /** Milliseconds beyond what was planned; 0 while there is time left. */
  readonly over: number;
}

export const plannedMs = ({ minutes }: Segment): number => minutes * 60_000;

/** How far a segment is at a server time. */
export function segmentProgress(plan: RunOfShow, segment: Segment, at: number): Progress {
  const spent = spentOn(plan, segment.id, at);
  const isOn = plan.now?.segmentId === segment.id;
  return {
    status: isOn ? 'on' : spent > 0 ? 'done' : 'waiting',
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
    const { status, spent, over } = segmentProgress(plan, segment, at);
    return status === 'done' ? sum + spent - plannedMs(segment) : sum + over;
  }, 0);
}
