import { expect } from 'vitest';
import { type Permission, type Viewpoint, viewpointOf } from '../../shared/roles.ts';
import { redactEvent, type ShowEvent } from '../../shared/show/events.ts';
import { applyEvent, emptyShow, redactShow, type ShowState } from '../../shared/show/state.ts';
import { PEOPLE } from './arbitrary.ts';

/** A replica knows the numbers of what it was sent only, and of its viewpoint what the snapshot of its join said. */
const withoutNumbers = ({ seq: _seq, talkSeq: _talkSeq, lacks: _lacks, ...rest }: ShowState) => rest;

const LACKED: readonly Permission[][] = [['held'], ['orders'], ['held', 'orders']];
/** Of each person, and of moderators who are not shown all that the crew sees. */
const VIEWPOINTS: readonly Viewpoint[] = [
  ...PEOPLE.map(person => viewpointOf(person)),
  ...LACKED.map(lacked => viewpointOf({ id: 'mod', name: 'Mo', role: 'moderator' }, lacked)),
];

/** Everybody's fold of the events that they were sent is the snapshot that they would have been sent instead. */
export function expectTrueReplicas(log: readonly ShowEvent[]): void {
  const full = log.reduce(applyEvent, emptyShow('crew'));
  for (const viewpoint of VIEWPOINTS) {
    const seen = log.flatMap(event => redactEvent(event, viewpoint) ?? []);
    const replica = seen.reduce(applyEvent, emptyShow(viewpoint.kind));
    expect(withoutNumbers(replica)).toEqual(withoutNumbers(redactShow(full, viewpoint)));
  }
}
