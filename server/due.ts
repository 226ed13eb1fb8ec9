import type { NewEvent, ShowEvent } from '../shared/show/events.ts';
import type { ShowState } from '../shared/show/state.ts';
import { dealsDue } from './deals/due.ts';
import type { DecisionContext } from './decision.ts';
import { pinsDue } from './offers/pin-ends.ts';

export type DueContext = Pick<DecisionContext, 'now' | 'newId'>;

/** What one feature does when a time has come that stands in its state. Pure, like a decision. */
export interface Due {
  /** What is due by now and has not happened yet, or the first part of it; while anything is, it must not be empty. */
  due(state: ShowState, context: DueContext): readonly NewEvent[];
  /** When something is due next; may look through the whole state. */
  nextAt(state: ShowState): number | undefined;
  /** When something is due because of this event; cheap, because every event is asked. */
  dueOf(event: ShowEvent): number | undefined;
}

/** Each feature that knows deadlines, in the order in which they settle. */
export const dues: readonly Due[] = [pinsDue, dealsDue];

const earliest = (times: readonly (number | undefined)[]): number | undefined =>
  times.reduce(
    (first, at) => (first === undefined || (at !== undefined && at < first) ? at : first),
    undefined,
  );

/** When the first of all deadlines is. */
export function nextDue(state: ShowState): number | undefined {
  return earliest(dues.map(each => each.nextAt(state)));
}

/** The first deadline that an event sets. */
export function dueOf(event: ShowEvent): number | undefined {
  return earliest(dues.map(each => each.dueOf(event)));
}
