import { z } from 'zod';

/**
 * When a word is suggested. Of the newest lines that moderators deleted one by one (or held lines that they refused), and
 * that no rule had found, and of the newest lines that stayed:
 *
 * - at least `LEAST_PEOPLE` people wrote it in deleted lines, so that no one person's quirk makes a rule;
 * - at least `LEAST_SHARE` of the lines with it were deleted, by the lower bound of Wilson's 95 % interval: four out of four
 *   are enough, and so are ten out of twelve;
 * - it is at least `LEAST_LIFT` times as common among deleted lines as among those that stayed (each count with one half
 *   added), so that in a raid, where most lines go, no ordinary word is suggested;
 * - at least `LEAST_KEPT` lines stayed, as before that nobody knows what is ordinary here.
 *
 * What is suggested stands in the order of (lines deleted) × (that share).
 */
export const LEAST_PEOPLE = 3;
export const LEAST_SHARE = 0.5;
export const LEAST_LIFT = 3;
export const LEAST_KEPT = 20;
export const MAX_SUGGESTED = 20;

/** How many dismissed words are remembered, the newest ones. */
export const MAX_DISMISSED = 500;

/** A word that moderators keep deleting. */
export const SuggestedWord = z.object({
  words: z.string(),
  /** Lines with it that were deleted, how many people wrote those, and lines with it that stayed. */
  deleted: z.number().int(),
  people: z.number().int(),
  kept: z.number().int(),
});
export type SuggestedWord = z.infer<typeof SuggestedWord>;
