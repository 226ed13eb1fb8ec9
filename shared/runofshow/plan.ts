import { z } from 'zod';
import { Id } from '../id.ts';

/** Longest list of segments; a day of selling has fewer. */
export const MAX_SEGMENTS = 40;
export const MAX_SCRIPT_LENGTH = 8000;
export const MAX_POINTS = 12;

/** One part of the show: what is shown, what is said, and how long it should take. */
export const Segment = z.object({
  id: Id,
  title: z.string().trim().min(1).max(80),
  /** Planned length. */
  minutes: z.number().min(0.5).max(600),
  productId: Id.optional(),
  /** The scene that comes on program with the segment. */
  sceneId: Id.optional(),
  /** Whether the product is pinned when the segment begins. */
  pins: z.boolean(),
  /** What the teleprompter shows. */
  script: z.string().max(MAX_SCRIPT_LENGTH),
  /** What must not be forgotten. */
  points: z.array(z.string().trim().min(1).max(160)).max(MAX_POINTS),
});
export type Segment = z.infer<typeof Segment>;

export const RunOfShow = z.object({
  /** In the order they are planned. */
  segments: z.array(Segment),
  /** Where the show is now, with the server time at which it got there; absent before the first segment. */
  now: z.object({ segmentId: z.string(), since: z.number() }).optional(),
  /** Milliseconds that each segment has taken before `now`. */
  spent: z.record(z.string(), z.number()),
});
export type RunOfShow = z.infer<typeof RunOfShow>;

export const emptyRunOfShow = (): RunOfShow => ({ segments: [], spent: {} });

/** How long a segment has been on by a time, all its turns together, in milliseconds. */
export function spentOn({ now, spent }: RunOfShow, segmentId: string, at: number): number {
  const current = now?.segmentId === segmentId ? Math.max(0, at - now.since) : 0;
  return (spent[segmentId] ?? 0) + current;
}
