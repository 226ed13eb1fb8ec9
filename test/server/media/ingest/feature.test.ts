import { expect, test } from 'vitest';
import { ingest } from '../../../../server/ingest.ts';
import { applyEvent, viewOf } from '../../../../shared/apply-event.ts';
import { type NewEvent, type ShowEvent, seenBy } from '../../../../shared/events.ts';
import { viewpointOf } from '../../../../shared/roles.ts';
import { emptyShow, type ShowState } from '../../../../shared/show-state.ts';
import { PEOPLE } from '../../../support/arbitrary.ts';

const [host, moderator, viewer, , brand] = PEOPLE as Required<[P, P, P, P, P]>;
type P = (typeof PEOPLE)[number];
const context = { actor: host, now: 1000, newId: () => 'id' };

const stamped = (event: NewEvent, seq: number): ShowEvent => ({ ...event, seq, at: 1000, by: host });
const after = (state: ShowState, events: readonly NewEvent[]): ShowState =>
  events.map((event, index) => stamped(event, state.seq + 1 + index)).reduce(applyEvent, state);

test('a new show shows the studio’s own picture and has the first key', () => {
  expect(emptyShow('crew').ingest).toEqual({ keyVersion: 1, input: 'studio' });
});

test('the input is switched, and choosing the one that is chosen already changes nothing', () => {
  const { events } = ingest['ingest.use'](emptyShow('crew'), { input: 'encoder' }, context);
  const state = after(emptyShow('crew'), events);
  expect(state.ingest.input).toBe('encoder');
  expect(ingest['ingest.use'](state, { input: 'encoder' }, context).events).toEqual([]);
});

test('each renewal makes another key and leaves the input as it is', () => {
  let state = after(
    emptyShow('crew'),
    ingest['ingest.use'](emptyShow('crew'), { input: 'encoder' }, context).events,
  );
  for (let round = 0; round < 2; round++)
    state = after(state, ingest['ingest.renewKey'](state, {}, context).events);
  expect(state.ingest).toEqual({ keyVersion: 3, input: 'encoder' });
});

test('the crew sees the input, and nobody else learns of it by event or snapshot', () => {
  const [news] = ingest['ingest.use'](emptyShow('crew'), { input: 'encoder' }, context).events;
  const event = stamped(news as NewEvent, 1);
  const state = applyEvent(emptyShow('crew'), event);
  for (const actor of [host, moderator]) {
    expect(seenBy(event, viewpointOf(actor))).toEqual(event);
    expect(viewOf(state, viewpointOf(actor)).ingest.input).toBe('encoder');
  }
  for (const actor of [viewer, brand]) {
    expect(seenBy(event, viewpointOf(actor))).toBeUndefined();
    expect(viewOf(state, viewpointOf(actor)).ingest.input).toBe('studio');
  }
});
