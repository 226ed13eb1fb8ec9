import { type RunOfShow, type Segment, spentOn } from '../../shared/runofshow/plan.ts';

/** Status of a segment in a running show. */
export type SegmentStatus = 'waiting' | 'on' | 'done';

export interface Progress {
  readonly status: SegmentStatus;
  /** Milliseconds that it has been the current one. */
  readonly spent: number;
  /** Milliseconds over the planned time; 0 while there is time left. */
  readonly over: number;
}

export const plannedMs = ({ minutes }: Segment): number => minutes * 60_000;

/** Progress of a segment at a server time. */
export function segmentProgress(plan: RunOfShow, segment: Segment, at: number): Progress {
  const spent = spentOn(plan, segment.id, at);
  const isOn = plan.now?.segmentId === segment.id;
  return {
    status: isOn ? 'on' : spent > 0 ? 'done' : 'waiting',
    spent,
    over: Math.max(0, spent - plannedMs(segment)),
  };
}

/** The segment after the current one, or the first if there is none. */
export function nextSegment({ segments, now }: RunOfShow): Segment | undefined {
  const place = segments.findIndex(({ id }) => id === now?.segmentId);
  return segments[place + 1];
}

/** Delay of the whole show against its plan in milliseconds; negative if it is ahead. */
export function delayMs(plan: RunOfShow, at: number): number {
  return plan.segments.reduce((sum, segment) => {
    const { status, spent, over } = segmentProgress(plan, segment, at);
    return status === 'done' ? sum + spent - plannedMs(segment) : sum + over;
  }, 0);
}
