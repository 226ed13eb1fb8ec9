import type { NewEvent, ShowEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Moment } from './time/clock.ts';

/** What a feature does when a time has come that stands in its state. Pure, like a handler. */
export interface Deadlines {
  /** What is due by now and has not happened yet, or the first part of it; while anything is, it must not be empty. */
  due(state: ShowState, moment: Moment): readonly NewEvent[];
  /** When something is due next; may look through the whole state. */
  nextAt(state: ShowState): number | undefined;
  /** When something is due because of this event; cheap, because every event is asked. */
  dueOf(event: ShowEvent): number | undefined;
}

const earliest = (times: readonly (number | undefined)[]): number | undefined =>
  times.reduce(
    (first, at) => (first === undefined || (at !== undefined && at < first) ? at : first),
    undefined,
  );

/** When the first of all deadlines is. */
export function nextDeadline(deadlines: readonly Deadlines[], state: ShowState): number | undefined {
  return earliest(deadlines.map(each => each.nextAt(state)));
}

/** The first deadline that an event sets. */
export function deadlineOf(deadlines: readonly Deadlines[], event: ShowEvent): number | undefined {
  return earliest(deadlines.map(each => each.dueOf(event)));
}
