import { expect } from 'vitest';
import { viewpointOf } from '../../shared/roles.ts';
import { redactEvent, type ShowEvent } from '../../shared/show/events.ts';
import { applyEvent, emptyShow, redactShow, type ShowState } from '../../shared/show/state.ts';
import { PEOPLE } from './arbitrary.ts';

/** A replica knows the numbers of what it was sent only. */
const withoutNumbers = ({ seq: _seq, talkSeq: _talkSeq, ...rest }: ShowState) => rest;

/** Everybody's fold of the events that they were sent is the snapshot that they would have been sent instead. */
export function expectTrueReplicas(log: readonly ShowEvent[]): void {
  const full = log.reduce(applyEvent, emptyShow('crew'));
  for (const person of PEOPLE) {
    const viewpoint = viewpointOf(person);
    const seen = log.flatMap(event => redactEvent(event, viewpoint) ?? []);
    const replica = seen.reduce(applyEvent, emptyShow(viewpoint.kind));
    expect(withoutNumbers(replica)).toEqual(withoutNumbers(redactShow(full, viewpoint)));
  }
}
