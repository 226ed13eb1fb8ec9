import type { Actor } from '../shared/roles.ts';
import type { NewEvent, ShowEvent } from '../shared/show/events.ts';
import type { ShowState } from '../shared/show/state.ts';
import { applyEvent } from '../shared/show/state.ts';
import { dealsFollow } from './deals/follow.ts';
import type { DueContext } from './due.ts';
import { pinsFollow } from './offers/pin-ends.ts';

/**
 * What one feature makes of a change that another one's event brought: the events that follow at once. It is asked
 * after every event, so it first looks whether its part of the state has changed at all.
 */
export type Follow = (before: ShowState, after: ShowState, context: DueContext) => readonly NewEvent[];

/** Each feature that follows others. */
const follows: readonly Follow[] = [pinsFollow, dealsFollow];

export interface Stamp {
  readonly at: number;
  readonly by: Actor;
}

/** Numbers and folds new events, each with what follows from it right behind it: one commit, so never half of it. */
export function unfold(
  state: ShowState,
  news: readonly NewEvent[],
  stamp: Stamp,
  newId: () => string,
): { state: ShowState; events: ShowEvent[] } {
  const events: ShowEvent[] = [];
  const context = { now: stamp.at, newId };
  let head = state;
  const add = (each: NewEvent) => {
    const before = head;
    const event: ShowEvent = { ...each, seq: head.seq + 1, ...stamp };
    head = applyEvent(before, event);
    events.push(event);
    const after = head;
    for (const follow of follows) for (const next of follow(before, after, context)) add(next);
  };
  for (const each of news) add(each);
  return { state: head, events };
}
