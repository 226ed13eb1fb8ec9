import { z } from 'zod';

/** What a player has decoded, from its first frame on. */
export const Decoded = z.object({
  frames: z.number(),
  /** Decoded pieces of sound; how long one is differs from player to player. */
  sounds: z.number(),
  /** Frames that differ from the one before. */
  moved: z.number(),
  /** The longest time between two frames; null without a frame. */
  largestGapMs: z.number().nullable(),
  /** Between the darkest and the brightest place of all frames, of 255; a black picture has none. */
  contrast: z.number(),
});
export type Decoded = z.infer<typeof Decoded>;
