import { z } from 'zod';

const HOUR_MS = 60 * 60 * 1000;

/** What brought a strike: a moderator's mute, warning or deletion, or a rule that held a line. */
export const StrikeCause = z.enum(['mute', 'warning', 'deletion', 'rule']);
export type StrikeCause = z.infer<typeof StrikeCause>;

export const Strike = z.object({
  id: z.string(),
  at: z.number(),
  cause: StrikeCause,
  reason: z.string().optional(),
  /** The line that was deleted or held for it. */
  messageId: z.string().optional(),
});
export type Strike = z.infer<typeof Strike>;

/** A strike of somebody who was erased. */
export function erasedStrike({ reason: _text, ...strike }: Strike): Strike {
  return strike;
}

/** What a strike leads to: a warning, a mute for so many seconds, for the show, or for good. */
export const StrikeStep = z.union([z.enum(['warn', 'show', 'good']), z.number().int().min(10).max(86_400)]);
export type StrikeStep = z.infer<typeof StrikeStep>;

/** What gives strikes in a show, and what they lead to. */
export const StrikeRules = z.strictObject({
  isOn: z.boolean(),
  mute: z.boolean(),
  warning: z.boolean(),
  /** Deletions by a moderator: none, those with a reason, or all. */
  deletion: z.enum(['never', 'reason', 'always']),
  /** Reasons of held lines that give one by themselves: all of a feature, such as `rules`, or one, such as `rules.phrase`. */
  held: z.array(z.string().regex(/^[a-z]+(\.[a-zA-Z]+)?$/)).max(50),
  /** What the first, second … strike leads to; the last one holds for all that follow. */
  ladder: z.array(StrikeStep).min(1).max(8),
  /** A strike goes with each so many hours without another. */
  decayHours: z.number().int().min(1).max(720),
});
export type StrikeRules = z.infer<typeof StrikeRules>;

export const defaultStrikeRules = (): StrikeRules => ({
  isOn: true,
  mute: true,
  warning: true,
  deletion: 'reason',
  held: [],
  ladder: ['warn', 60, 600, 'show', 'good'],
  decayHours: 24,
});

/** The strikes that count at a time, oldest first: each so many hours without another, the oldest one goes. */
export function activeStrikes(
  strikes: readonly Strike[],
  { decayHours }: Pick<StrikeRules, 'decayHours'>,
  now: number,
): readonly Strike[] {
  const newest = strikes.at(-1);
  if (!newest) return strikes;
  return strikes.slice(Math.max(0, Math.floor((now - newest.at) / (decayHours * HOUR_MS))));
}

/** When each of the strikes that count at a time goes, in their order, where no other one comes until then. */
export function decayOf(
  strikes: readonly Strike[],
  rules: Pick<StrikeRules, 'decayHours'>,
  now: number,
): readonly number[] {
  const newest = strikes.at(-1)?.at ?? now;
  const active = activeStrikes(strikes, rules, now);
  const gone = strikes.length - active.length;
  return active.map((_strike, index) => newest + (gone + index + 1) * rules.decayHours * HOUR_MS);
}

/** What the strike of a number leads to, the first one being 1. */
export const stepOf = ({ ladder }: Pick<StrikeRules, 'ladder'>, number: number): StrikeStep =>
  ladder[Math.min(number, ladder.length) - 1] ?? 'warn';
