import type { Actor } from '../../shared/roles.ts';
import type { NewEvent, ShowEvent } from '../../shared/show/events.ts';
import { isTalk } from '../../shared/show/events.ts';
import { applyEvent, type ShowState } from '../../shared/show/state.ts';
import type { Moment } from './time/clock.ts';

/**
 * What one feature makes of a change that an event brought: the events that follow in the same commit. It is asked
 * after every event, so it first looks whether the part of the state that it follows has changed at all.
 */
export type Policy = (
  before: ShowState,
  after: ShowState,
  moment: Moment,
  event: ShowEvent,
) => readonly NewEvent[];

export interface Stamp {
  readonly at: number;
  readonly by: Actor;
}

/** Numbers and folds new events, each with what follows from it right behind it: one commit, so never half of it. */
export function applyWithPolicies(
  state: ShowState,
  news: readonly NewEvent[],
  policies: readonly Policy[],
  stamp: Stamp,
  newId: () => string,
): { state: ShowState; events: ShowEvent[] } {
  const events: ShowEvent[] = [];
  const moment = { now: stamp.at, newId };
  let head = state;
  const add = (each: NewEvent) => {
    const before = head;
    const event: ShowEvent = { ...each, ...placeOf(each, before), ...stamp };
    head = applyEvent(before, event);
    events.push(event);
    const after = head;
    for (const policy of policies) for (const next of policy(before, after, moment, event)) add(next);
  };
  for (const each of news) add(each);
  return { state: head, events };
}

/** The number of a new event in its stream. */
function placeOf({ name }: NewEvent, { seq, talkSeq }: ShowState): Pick<ShowEvent, 'seq' | 'after'> {
  return isTalk(name) ? { seq: talkSeq + 1, after: seq } : { seq: seq + 1 };
}
