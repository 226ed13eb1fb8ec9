import { z } from 'zod';

/** Who gets to see what a person writes: everybody, nobody before a moderator has decided, or the person and the crew. */
export const Exposure = z.enum(['show', 'hold', 'hide']);
export type Exposure = z.infer<typeof Exposure>;

/** Reasons that everybody reads in their own language; the place is the key that chooses one. */
export const READY_REASONS = ['insult', 'spam', 'scam', 'offTopic', 'other'] as const;
export type ReadyReason = (typeof READY_REASONS)[number];

export const isReadyReason = (reason: string): reason is ReadyReason =>
  (READY_REASONS as readonly string[]).includes(reason);

/** Why somebody is acted on: a ready reason or a moderator's own words; the person is told where they are told of the act. */
export const Reason = z.string().trim().min(1).max(200);

/**
 * How often a person had been acted on when the sender decided (`acts` of the slice). A command that comes after another
 * moderator's is refused by it, so that nobody adds to what they have not seen.
 */
export const Seen = z.number().int().nonnegative();

export const MAX_NEWCOMER_MINUTES = 24 * 60;
