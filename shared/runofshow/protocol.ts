import { z } from 'zod';
import { Id } from '../id.ts';
import { FrameTime } from '../offers/pin.ts';
import { HOST } from '../roles.ts';
import { MAX_SEGMENTS, Segment } from './plan.ts';

const place = z.number().int().min(0).max(MAX_SEGMENTS);
const done = z.object({});

export const runOfShowCommands = {
  /** Changes the segment of its id, or adds it: at a place, or at the end. */
  'runofshow.put': {
    roles: HOST,
    data: z.strictObject({ segment: Segment, place: place.optional() }),
    result: done,
  },
  'runofshow.move': { roles: HOST, data: z.strictObject({ segmentId: Id, place }), result: done },
  'runofshow.remove': { roles: HOST, data: z.strictObject({ segmentId: Id }), result: done },
  /** Goes on to a segment, or back to one: its scene comes on program and its product is pinned where it says so. */
  'runofshow.enter': {
    roles: HOST,
    data: z.strictObject({ segmentId: Id, frameAt: FrameTime.optional() }),
    result: done,
  },
} as const;
