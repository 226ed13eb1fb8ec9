import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_RESUME_TALK, RecentEvents } from '../../../server/show/recent-events.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import { newEvent, redactEvent, type ShowEvent } from '../../../shared/show/events.ts';
import { MAX_RESUME_EVENTS } from '../../../shared/show/protocol.ts';
import { applyEvent, emptyShow, redactShow } from '../../../shared/show/state.ts';
import { PEOPLE, play, story } from '../../support/arbitrary.ts';

const renamed = (seq: number): ShowEvent => ({
  ...newEvent('show.renamed', { title: `${seq}` }),
  seq,
  at: seq,
});
function said(seq: number, after: number): ShowEvent {
  const message = {
    id: `m${seq}`,
    personId: 'ann',
    name: 'Ann',
    role: 'viewer' as const,
    text: 'hi',
    at: seq,
  };
  return { ...newEvent('chat.posted', { message }), seq, at: seq, after };
}
const numbers = (events: readonly ShowEvent[] | undefined) =>
  events?.map(({ name, seq }) => `${name} ${seq}`);
const upTo = <T>(count: number, make: (seq: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));

describe('what a client has missed', () => {
  test('comes in the order in which it happened, talk behind the event of the log that it followed', () => {
    const recent = new RecentEvents([], { seq: 0, talkSeq: 0 });
    for (const event of [renamed(1), said(1, 1), said(2, 1), renamed(2), said(3, 2)]) recent.add(event);
    expect(numbers(recent.after({ seq: 0, talkSeq: 1 }))).toEqual([
      'show.renamed 1',
      'chat.posted 2',
      'show.renamed 2',
      'chat.posted 3',
    ]);
    expect(recent.after({ seq: 2, talkSeq: 3 })).toEqual([]);
  });

  test('is not known any more where the log is too long behind', () => {
    const recent = new RecentEvents([], { seq: 0, talkSeq: 0 });
    for (const event of upTo(2 * MAX_RESUME_EVENTS + 1, renamed)) recent.add(event);
    expect(recent.after({ seq: MAX_RESUME_EVENTS + 1, talkSeq: 0 })).toHaveLength(MAX_RESUME_EVENTS);
    expect(recent.after({ seq: MAX_RESUME_EVENTS, talkSeq: 0 })).toBeUndefined();
  });

  test('is not known any more where more was said since than a page shows', () => {
    const recent = new RecentEvents([], { seq: 0, talkSeq: 0 });
    for (const event of upTo(2 * MAX_RESUME_TALK + 1, seq => said(seq, 0))) recent.add(event);
    expect(recent.after({ seq: 0, talkSeq: MAX_RESUME_TALK + 1 })).toHaveLength(MAX_RESUME_TALK);
    expect(recent.after({ seq: 0, talkSeq: MAX_RESUME_TALK })).toBeUndefined();
  });

  test('is known after a restart as far as the log was read back', () => {
    const recent = new RecentEvents([renamed(5), said(8, 5)], { seq: 5, talkSeq: 8 });
    expect(numbers(recent.after({ seq: 4, talkSeq: 7 }))).toEqual(['show.renamed 5', 'chat.posted 8']);
    expect(recent.after({ seq: 3, talkSeq: 8 })).toBeUndefined();
    expect(recent.after({ seq: 5, talkSeq: 6 })).toBeUndefined();
    const empty = new RecentEvents([], { seq: 5, talkSeq: 8 });
    expect(empty.after({ seq: 5, talkSeq: 8 })).toEqual([]);
    expect(empty.after({ seq: 4, talkSeq: 8 })).toBeUndefined();
    expect(empty.after({ seq: 5, talkSeq: 7 })).toBeUndefined();
  });

  test('has no line from before talk was forgotten, and whoever lacks one of those needs a snapshot', () => {
    const recent = new RecentEvents([], { seq: 0, talkSeq: 0 });
    for (const event of [said(1, 0), said(2, 0)]) recent.add(event);
    recent.forget({ seq: 0, talkSeq: 2 });
    for (const event of [renamed(1), said(3, 1)]) recent.add(event);
    expect(recent.after({ seq: 0, talkSeq: 1 })).toBeUndefined();
    expect(numbers(recent.after({ seq: 0, talkSeq: 2 }))).toEqual(['show.renamed 1', 'chat.posted 3']);
  });

  test('brings everybody’s replica, wherever in the story it was left, to the snapshot that it stands for', () => {
    fc.assert(
      fc.property(story, fc.nat(), (steps, at) => {
        const log = play(steps);
        const left = at % (log.length + 1);
        const recent = new RecentEvents([], { seq: 0, talkSeq: 0 });
        for (const event of log) recent.add(event);
        const full = log.reduce(applyEvent, emptyShow('crew'));
        const { seq, talkSeq } = log.slice(0, left).reduce(applyEvent, emptyShow('crew'));
        const missed = recent.after({ seq, talkSeq }) ?? [];
        expect(missed).toHaveLength(log.length - left);
        for (const person of PEOPLE) {
          const viewpoint = viewpointOf(person);
          const seen = (events: readonly ShowEvent[]) =>
            events.flatMap(each => redactEvent(each, viewpoint) ?? []);
          const replica = seen(log.slice(0, left)).reduce(applyEvent, emptyShow(viewpoint.kind));
          const back = { ...seen(missed).reduce(applyEvent, replica), seq: full.seq, talkSeq: full.talkSeq };
          expect(back).toEqual(redactShow(full, viewpoint));
        }
      }),
    );
  });
});
