import { expect, test } from 'vitest';
import { viewpointOf } from '../../../../shared/roles.ts';
import { type NewEvent, redactEvent, type ShowEvent } from '../../../../shared/show/events.ts';
import { applyEvent, emptyShow, redactShow, type ShowState } from '../../../../shared/show/state.ts';
import { PEOPLE } from '../../../support/arbitrary.ts';
import { decide } from '../../../support/registry.ts';

const [host, moderator, viewer, , brand] = PEOPLE as Required<[P, P, P, P, P]>;
type P = (typeof PEOPLE)[number];

const deciding = (state: ShowState) => ({ state, actor: host, now: 1000, newId: () => 'id' });
const use = (state: ShowState) => decide('ingest.use', { input: 'encoder' }, deciding(state)).events;
const renew = (state: ShowState) => decide('ingest.renewKey', {}, deciding(state)).events;
const stamped = (event: NewEvent, seq: number): ShowEvent => ({ ...event, seq, at: 1000, by: host });
const after = (state: ShowState, events: readonly NewEvent[]): ShowState =>
  events.map((event, index) => stamped(event, state.seq + 1 + index)).reduce(applyEvent, state);

test('a new show shows the studio’s own picture and has the first key', () => {
  expect(emptyShow('crew').ingest).toEqual({ keyVersion: 1, input: 'studio' });
});

test('the input is switched, and choosing the one that is chosen already changes nothing', () => {
  const state = after(emptyShow('crew'), use(emptyShow('crew')));
  expect(state.ingest.input).toBe('encoder');
  expect(use(state)).toEqual([]);
});

test('each renewal makes another key and leaves the input as it is', () => {
  let state = after(emptyShow('crew'), use(emptyShow('crew')));
  for (let round = 0; round < 2; round++) state = after(state, renew(state));
  expect(state.ingest).toEqual({ keyVersion: 3, input: 'encoder' });
});

test('the crew sees the input, and nobody else learns of it by event or snapshot', () => {
  const [news] = use(emptyShow('crew'));
  const event = stamped(news as NewEvent, 1);
  const state = applyEvent(emptyShow('crew'), event);
  for (const actor of [host, moderator]) {
    expect(redactEvent(event, viewpointOf(actor))).toEqual(event);
    expect(redactShow(state, viewpointOf(actor)).ingest.input).toBe('encoder');
  }
  for (const actor of [viewer, brand]) {
    expect(redactEvent(event, viewpointOf(actor))).toBeUndefined();
    expect(redactShow(state, viewpointOf(actor)).ingest.input).toBe('studio');
  }
});
