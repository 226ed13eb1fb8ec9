import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyWithPolicies, type Policy } from '../../../server/show/policies.ts';
import type { Actor } from '../../../shared/roles.ts';
import { isTalk, newEvent } from '../../../shared/show/events.ts';
import { applyEvent, emptyShow, type ShowState } from '../../../shared/show/state.ts';
import { play, story } from '../../support/arbitrary.ts';

const by: Actor = { id: 'host', name: 'Host', role: 'host' };
const stamp = { at: 5000, by };
const message = (id: string) => ({
  id,
  personId: 'ann',
  name: 'Ann',
  role: 'viewer' as const,
  text: 'hi',
  at: 1,
});
const posted = (id: string) => newEvent('chat.posted', { message: message(id) });
const renamed = (title: string) => newEvent('show.renamed', { title });

const run = (state: ShowState, news: Parameters<typeof applyWithPolicies>[1], ...policies: Policy[]) =>
  applyWithPolicies(state, news, policies, stamp, () => 'id');

test('events of the log and of talk are numbered each in their own stream, and talk says what it came after', () => {
  const state = { ...emptyShow('crew'), seq: 7, talkSeq: 3 };
  const { events, state: after } = run(state, [
    renamed('A'),
    posted('m1'),
    posted('m2'),
    renamed('B'),
    posted('m3'),
  ]);
  expect(events.map(({ name, seq, after: behind }) => [name, seq, behind])).toEqual([
    ['show.renamed', 8, undefined],
    ['chat.posted', 4, 8],
    ['chat.posted', 5, 8],
    ['show.renamed', 9, undefined],
    ['chat.posted', 6, 9],
  ]);
  expect(events.every(({ at, by: actor }) => at === 5000 && actor === by)).toBe(true);
  expect([after.seq, after.talkSeq]).toEqual([9, 6]);
});

test('what follows from an event stands right behind it, ahead of the events that come with it', () => {
  const echo: Policy = (before, after) =>
    before.lifecycle.title !== after.lifecycle.title && after.lifecycle.title.length === 1
      ? [renamed(`${after.lifecycle.title}!`)]
      : [];
  const { events, state } = run(emptyShow('crew'), [renamed('A'), renamed('B')], echo);
  expect(events.map(({ data }) => (data as { title: string }).title)).toEqual(['A', 'A!', 'B', 'B!']);
  expect(state.lifecycle.title).toBe('B!');
});

test('what follows may have something follow from it in turn, of any feature in the list', () => {
  const live: Policy = (before, { lifecycle }) =>
    lifecycle.title === 'go' && before.lifecycle.title !== 'go' ? [newEvent('show.wentLive', {})] : [];
  const end: Policy = ({ lifecycle: { phase } }, after) =>
    phase.kind !== 'live' && after.lifecycle.phase.kind === 'live' ? [newEvent('show.ended', {})] : [];
  // In whatever order they are listed.
  for (const policies of [
    [live, end],
    [end, live],
  ]) {
    const { events, state } = run(emptyShow('crew'), [renamed('go')], ...policies);
    expect(events.map(({ name }) => name)).toEqual(['show.renamed', 'show.wentLive', 'show.ended']);
    expect(state.lifecycle.phase.kind).toBe('ended');
  }
});

test('each policy is asked with the state before and after that very event, and the time of the commit', () => {
  const asked: [number, number, number][] = [];
  const note: Policy = (before, after, { now }) => {
    asked.push([before.seq, after.seq, now]);
    return [];
  };
  run(emptyShow('crew'), [renamed('A'), renamed('B')], note);
  expect(asked).toEqual([
    [0, 1, 5000],
    [1, 2, 5000],
  ]);
});

test('the given state is not changed', () => {
  const state = emptyShow('crew');
  const copy = structuredClone(state);
  run(state, [renamed('A'), posted('m')]);
  expect(state).toEqual(copy);
});

test('in any story each stream is numbered without a gap, and talk names the log’s newest event', () => {
  fc.assert(
    fc.property(story, steps => {
      let state = emptyShow('crew');
      for (const event of play(steps)) {
        const isLine = isTalk(event.name);
        expect(event.seq).toBe(1 + (isLine ? state.talkSeq : state.seq));
        if (isLine) expect(event.after).toBe(state.seq);
        state = applyEvent(state, event);
      }
    }),
  );
});
