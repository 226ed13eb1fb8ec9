import type { ChatPlatform, HoldReason } from '../../shared/chat/message.ts';
import type { Judgement } from '../../shared/moderation/judgement.ts';
import type { Actor } from '../../shared/roles.ts';
import type { NewEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Client } from './client.ts';
import type { Moment } from './time/clock.ts';

/**
 * Something that a person wants others to read: a line of chat, a name or an appeal to the crew, cleaned of what can't be
 * seen.
 */
export interface Screened {
  readonly kind: 'line' | 'name' | 'appeal';
  readonly text: string;
  readonly author: Actor;
  readonly client: Client;
  /** Where it was written, if that is not the show's own page. */
  readonly platform?: ChatPlatform;
  /** What was found out about it while it was prepared; absent for the crew's own words, which nobody judges. */
  readonly judgement?: Judgement | undefined;
}

/** What becomes of it: everybody sees it, its author alone does, or nobody before a moderator has decided. */
export type Outcome = 'show' | 'hide' | 'hold';

export interface Verdict {
  readonly outcome: Outcome;
  /** Why it is not shown; empty where it is. */
  readonly reasons: readonly HoldReason[];
  /** How many milliseconds later than its author and the crew others see it, where it is shown; at once without. */
  readonly lateMs?: number;
  /** What a feature keeps in the log of a line, in the same commit. */
  readonly notes?: readonly NewEvent[];
}

/**
 * What one feature says of a text before it is written down; undefined where it has nothing against it. Pure, like a
 * handler; it may throw a CommandError, which its author is told.
 */
export type Screen = (state: ShowState, screened: Screened, moment: Moment) => Verdict | undefined;

const STRICTNESS: readonly Outcome[] = ['show', 'hide', 'hold'];

/** The strictest of what all features say, with the reasons of all and the longest delay. */
export function screenBy(
  screens: readonly Screen[],
  state: ShowState,
  screened: Screened,
  moment: Moment,
): Verdict {
  const verdicts = screens.flatMap(screen => screen(state, screened, moment) ?? []);
  const notes = verdicts.flatMap(verdict => verdict.notes ?? []);
  const lateMs = Math.max(0, ...verdicts.map(verdict => verdict.lateMs ?? 0));
  const strictest = Math.max(0, ...verdicts.map(({ outcome }) => STRICTNESS.indexOf(outcome)));
  return {
    outcome: STRICTNESS[strictest] as Outcome,
    reasons: verdicts.flatMap(({ reasons }) => reasons),
    ...(lateMs > 0 && { lateMs }),
    ...(notes.length > 0 && { notes }),
  };
}
