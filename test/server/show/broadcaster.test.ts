import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Broadcaster } from '../../../server/show/broadcaster.ts';
import type { Actor } from '../../../shared/roles.ts';
import { isTalk, newEvent, redactEvent, type ShowEvent } from '../../../shared/show/events.ts';
import { dealStory, PEOPLE, play, story } from '../../support/arbitrary.ts';
import { RecordingOutlet, recordingMember } from '../../support/recording-link.ts';

const TICK_MS = 100;
const moderator: Actor = { id: 'mo', name: 'Mo', role: 'moderator' };
let outlet: RecordingOutlet;
let broadcaster: Broadcaster;

const open = () => {
  outlet = new RecordingOutlet();
  broadcaster = new Broadcaster({ tickMs: TICK_MS, linesPerSecond: Number.POSITIVE_INFINITY });
};
beforeEach(() => {
  vi.useFakeTimers();
  open();
});
afterEach(() => {
  broadcaster.close();
  vi.useRealTimers();
});

function join(id: string, role: Actor['role'] = 'viewer', brand?: string) {
  const joined = recordingMember(outlet, id, role, brand);
  broadcaster.add(joined);
  return joined;
}

/** Everything that somebody got, lines of talk each for itself. */
function gotBy({ link }: { link: { got: readonly string[] } }): ShowEvent[] {
  const frames = link.got.map(frame => JSON.parse(frame) as ShowEvent | { talk: ShowEvent[] });
  return frames.flatMap(frame => ('talk' in frame ? frame.talk : [frame]));
}

function posted(id: string, personId: string, seq = 1): ShowEvent {
  const message = { id, personId, name: personId, role: 'viewer' as const, text: `${personId} ${id}`, at: 5 };
  const by = { id: personId, name: personId, role: 'viewer' as const };
  return { ...newEvent('chat.posted', { message }), seq, at: 5, by, after: 1 };
}

describe('who is there', () => {
  test('two tabs of one person count as one viewer, until both are closed', () => {
    const tabs = [join('ann'), join('ann')];
    join('mo', 'moderator');
    expect(broadcaster.watching).toBe(1);
    for (const [index, tab] of tabs.entries()) {
      broadcaster.remove(tab);
      broadcaster.remove(tab);
      expect(broadcaster.watching).toBe(index === 0 ? 1 : 0);
    }
  });

  test('it is empty when everybody has left, whoever left twice', () => {
    expect(broadcaster.isEmpty).toBe(true);
    const [ann, mo] = [join('ann'), join('mo', 'moderator')];
    broadcaster.remove(ann);
    broadcaster.remove(ann);
    expect(broadcaster.isEmpty).toBe(false);
    broadcaster.remove(mo);
    expect(broadcaster.isEmpty).toBe(true);
  });

  test('dismissing a person closes all their connections and nobody else’s', () => {
    const [first, second, other] = [join('ann'), join('ann'), join('bob')];
    broadcaster.dismiss('ann', 'revoked');
    for (const { link } of [first, second]) {
      expect(link.got).toEqual(['{"signal":"show.closed","data":{"code":"revoked"}}']);
      expect(link.closed).toEqual({ code: 1008, reason: 'revoked' });
    }
    expect([other.link.got, other.link.closed]).toEqual([[], undefined]);
  });
});

describe('what is told', () => {
  test('a line that is hidden goes to the crew and to its author, on whose page nothing says so', () => {
    const [ann, bob, crew] = [join('ann'), join('bob'), join('mo', 'moderator')];
    const shown = posted('m1', 'ann', 1);
    broadcaster.broadcast(shown);
    vi.advanceTimersByTime(TICK_MS);
    const { message } = (shown as ShowEvent & { name: 'chat.posted' }).data;
    const hidden = newEvent('chat.posted', {
      message: { ...message, id: 'm2', hidden: [{ by: 'sanctions.person' }] },
    });
    broadcaster.broadcast({ ...shown, ...hidden, seq: 2 } as ShowEvent);
    vi.advanceTimersByTime(TICK_MS);
    expect(gotBy(bob)).toHaveLength(1);
    const [first, second] = gotBy(ann);
    expect(second).toEqual({ ...first, seq: 2, data: { message: { ...message, id: 'm2' } } });
    expect(gotBy(crew).at(-1)?.data).toEqual(hidden.data);
  });

  test('a mute is told to the crew and to the muted person alone', () => {
    const [ann, bob, crew] = [join('ann'), join('bob'), join('mo', 'moderator')];
    const data = { personId: 'ann', name: 'Ann', until: null };
    const event: ShowEvent = { seq: 1, at: 5, by: moderator, name: 'moderation.muted', data };
    broadcaster.broadcast(event);
    expect(gotBy(crew)).toEqual([event]);
    expect(gotBy(ann)).toEqual([{ seq: 1, at: 5, name: 'moderation.muted', data }]);
    expect(gotBy(bob)).toEqual([]);
  });

  test('a signal for the crew reaches no viewer', () => {
    const [ann, crew] = [join('ann'), join('mo', 'moderator')];
    broadcaster.signal({ signal: 'suggest.ranked', data: { items: [] } });
    expect(crew.link.got).toHaveLength(1);
    expect(ann.link.got).toEqual([]);
  });

  test('a signal for one person reaches all their connections and nobody else', () => {
    const [first, second, other] = [join('ann'), join('ann'), join('bob')];
    broadcaster.signalTo('ann', { signal: 'presence.counted', data: { watching: 3 } });
    expect([first, second, other].map(({ link }) => link.got.length)).toEqual([1, 1, 0]);
  });

  test('everybody gets of any story exactly what redaction leaves for them, once on each connection', () => {
    for (const stories of [story, dealStory])
      fc.assert(
        fc.property(stories, steps => {
          open();
          const people = PEOPLE.flatMap(({ id, role, brand }) => [
            join(id, role, brand),
            join(id, role, brand),
          ]);
          const log = play(steps);
          for (const event of log) {
            broadcaster.broadcast(event);
            // Talk before the next event, so that nothing of it is retracted on its way.
            vi.advanceTimersByTime(TICK_MS);
          }
          for (const person of people)
            expect(gotBy(person)).toEqual(
              JSON.parse(JSON.stringify(log.flatMap(event => redactEvent(event, person.viewpoint) ?? []))),
            );
          broadcaster.close();
        }),
        { numRuns: 50 },
      );
  });
});

describe('talk on its way', () => {
  test('travels in one frame a tick, while events of the log go at once and in their order', () => {
    const ann = join('ann');
    const renamed = (seq: number): ShowEvent => ({
      ...newEvent('show.renamed', { title: `${seq}` }),
      seq,
      at: 5,
    });
    broadcaster.broadcast(posted('m1', 'bob', 1));
    broadcaster.broadcast(renamed(1));
    broadcaster.broadcast(posted('m2', 'bob', 2));
    broadcaster.broadcast(renamed(2));
    expect(gotBy(ann).map(({ name, seq }) => `${name} ${seq}`)).toEqual(['show.renamed 1', 'show.renamed 2']);
    vi.advanceTimersByTime(TICK_MS);
    expect(ann.link.got).toHaveLength(3);
    expect(
      gotBy(ann)
        .filter(({ name }) => isTalk(name))
        .map(({ seq }) => seq),
    ).toEqual([1, 2]);
  });

  test('a line that is deleted before it went out reaches the crew alone, ahead of its deletion', () => {
    const [ann, bob, crew] = [join('ann'), join('bob'), join('mo', 'moderator')];
    broadcaster.broadcast(posted('m1', 'bob'));
    const deleted = newEvent('chat.deleted', { messageId: 'm1', digest: 'd', was: 'posted' });
    broadcaster.broadcast({ ...deleted, seq: 2, at: 6, by: moderator });
    vi.advanceTimersByTime(TICK_MS);
    expect(gotBy(crew).map(({ name }) => name)).toEqual(['chat.posted', 'chat.deleted']);
    for (const viewer of [ann, bob]) expect(gotBy(viewer).map(({ name }) => name)).toEqual(['chat.deleted']);
  });

  test('lines of a muted person that had not gone out reach the crew alone, ahead of the others’ ends', () => {
    const [ann, crew] = [join('ann'), join('mo', 'moderator')];
    for (const [seq, person] of ['bob', 'cat', 'bob'].entries())
      broadcaster.broadcast(posted(`m${seq}`, person, seq + 1));
    broadcaster.broadcast({ ...newEvent('chat.withdrawn', { personId: 'bob' }), seq: 2, at: 6 });
    vi.advanceTimersByTime(TICK_MS);
    const linesOf = (member: typeof ann) =>
      gotBy(member).map(({ name, seq }) => (name === 'chat.withdrawn' ? 'withdrawn' : seq));
    expect(linesOf(crew)).toEqual([1, 2, 3, 'withdrawn']);
    expect(linesOf(ann)).toEqual([2, 'withdrawn']);
  });

  test('the lines of a person who is erased reach nobody any more, not even the crew', () => {
    const [ann, crew] = [join('ann'), join('mo', 'moderator')];
    broadcaster.broadcast(posted('m1', 'bob', 1));
    broadcaster.broadcast(posted('m2', 'cat', 2));
    broadcaster.forget('bob');
    broadcaster.broadcast({ ...newEvent('chat.erased', { personId: 'bob' }), seq: 2, at: 6 });
    vi.advanceTimersByTime(TICK_MS);
    for (const person of [ann, crew]) {
      expect(gotBy(person).map(({ name }) => name)).toEqual(['chat.erased', 'chat.posted']);
      expect(person.link.got.join('')).not.toContain('bob m1');
    }
  });
});
