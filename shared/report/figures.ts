import { z } from 'zod';
import { Money } from '../money.ts';

/** How many of the last shows a show is compared with. */
export const MAX_EARLIER = 5;

/** What a show came to, in the figures by which shows are compared. */
export const ShowFigures = z.object({
  /** How long it was live, in milliseconds. */
  ms: z.number().min(0),
  paid: z.array(Money),
  orders: z.number().int().min(0),
  /** Units. */
  claimed: z.number().int().min(0),
  peak: z.number().int().min(0),
  /** Viewers on average and chat lines; absent where a show was not counted by the minute. */
  average: z.number().min(0).optional(),
  lines: z.number().int().min(0).optional(),
});
export type ShowFigures = z.infer<typeof ShowFigures>;

/** A show that was over before another one began. */
export const EarlierShow = z.object({ title: z.string(), since: z.number(), figures: ShowFigures });
export type EarlierShow = z.infer<typeof EarlierShow>;
