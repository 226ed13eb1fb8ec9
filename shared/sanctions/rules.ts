import { z } from 'zod';
import { ERASED_NAME } from '../names/erased.ts';
import { entryOf } from '../show/record.ts';

/** Who gets to see what a person writes: everybody, nobody before a moderator has decided, or the person and the crew. */
export const Exposure = z.enum(['show', 'hold', 'hide']);
export type Exposure = z.infer<typeof Exposure>;

/** Reasons that everybody reads in their own language; the place is the key that chooses one. */
export const READY_REASONS = ['insult', 'spam', 'scam', 'offTopic', 'other'] as const;
export type ReadyReason = (typeof READY_REASONS)[number];

export const isReadyReason = (reason: string): reason is ReadyReason =>
  (READY_REASONS as readonly string[]).includes(reason);

/** Longest reason, in UTF-16 units. */
export const MAX_REASON = 200;

/** Why somebody is acted on: a ready reason or a moderator's own words; the person is told where they are told of the act. */
export const Reason = z.string().trim().min(1).max(MAX_REASON);

/**
 * How often a person had been acted on when the sender decided (`acts` of the slice). A command that comes after another
 * moderator's is refused by it, so that nobody adds to what they have not seen.
 */
export const Seen = z.number().int().nonnegative();

export const MAX_NEWCOMER_MINUTES = 24 * 60;
/** For how long somebody counts as a newcomer where nobody has chosen another time. */
export const USUAL_NEWCOMER_MINUTES = 10;

/** What a viewer has to acknowledge before they may write again. */
export const Warning = z.object({
  warningId: z.string(),
  personId: z.string(),
  name: z.string(),
  reason: z.string().optional(),
  /** Set for the crew once it is acknowledged; its person has it no more then. */
  acknowledged: z.literal(true).optional(),
});
export type Warning = z.infer<typeof Warning>;

/** Somebody who may not watch. */
export const Ban = z.object({
  personId: z.string(),
  name: z.string(),
  reason: z.string().optional(),
  /** Its entry in the server's list where it holds for later shows too. */
  banId: z.string().optional(),
  /** Server time until which everybody behind the person's network address is banned as well. */
  addressUntil: z.number().optional(),
});
export type Ban = z.infer<typeof Ban>;

/** A ban for good that was made in another show of the server, as the crew of any show is told of it. */
export const BanForGood = z.object({
  banId: z.string(),
  from: z.enum(['chat', 'watching']),
  name: z.string(),
  reason: z.string().optional(),
  at: z.number(),
  /** Who made it, and in which show; absent in bans from before that was kept. */
  by: z.string().optional(),
  title: z.string().optional(),
});
export type BanForGood = z.infer<typeof BanForGood>;

/** What is told of an act on somebody who was erased: neither their name nor why. */
export function erasedAct<A extends { readonly name: string; readonly reason?: string | undefined }>(
  act: A,
): A {
  const { reason: _text, ...rest } = act;
  return { ...rest, name: ERASED_NAME } as A;
}

/** The warning that somebody has not acknowledged yet. */
export function warningOf(
  { warnings }: { readonly warnings: Readonly<Record<string, Warning>> },
  personId: string,
): Warning | undefined {
  const warning = entryOf(warnings, personId);
  return warning?.acknowledged ? undefined : warning;
}
