import { z } from 'zod';

/** How many different links are counted; people of further ones are counted together under the empty name. */
export const MAX_SOURCES = 50;

/** A name that the host gave a link (`?from=`), such as "newsletter". */
export const Source = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[\p{L}\p{N} ._-]+$/u);

/** What was counted in about a minute of a live show. */
export const Minute = z.object({
  /** Its end, by the show's time in milliseconds. */
  at: z.number(),
  /** People who watched, on average and at most. */
  watching: z.number().min(0),
  peak: z.number().int().min(0),
  lines: z.number().int().min(0),
  reactions: z.number().int().min(0),
  /** The room's feeling at its end, from -100 to +100; null where nobody said enough. */
  score: z.number().nullable(),
  /** People who came in it, by the link that they came by. */
  sources: z
    .array(z.object({ source: z.string().max(40), people: z.number().int().min(1) }))
    .max(MAX_SOURCES + 1),
});
export type Minute = z.infer<typeof Minute>;
