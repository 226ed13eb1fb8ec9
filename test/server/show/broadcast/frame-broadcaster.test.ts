import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FrameBroadcaster } from '../../../../server/show/broadcast/frame-broadcaster.ts';
import type { TalkLine } from '../../../../server/show/broadcast/talk-lane.ts';
import type { Viewpoint } from '../../../../shared/roles.ts';
import { RecordingOutlet, recordingMember } from '../../../support/recording-link.ts';

const TICK_MS = 100;
let outlet: RecordingOutlet;
let broadcaster: FrameBroadcaster;

beforeEach(() => {
  vi.useFakeTimers();
  outlet = new RecordingOutlet();
  broadcaster = new FrameBroadcaster({ tickMs: TICK_MS, linesPerSecond: 2 });
});
afterEach(() => {
  broadcaster.close();
  vi.useRealTimers();
});

function join(id: string, role: 'host' | 'moderator' | 'brand' | 'viewer' = 'viewer', brand?: string) {
  const member = recordingMember(outlet, id, role, brand);
  broadcaster.add(member);
  return member;
}

const line = (by: string, text: string, more: Partial<TalkLine> = {}): TalkLine => ({
  by,
  frameFor: () => JSON.stringify(text),
  ...more,
});
/** The lines in all frames of talk that somebody got. */
const linesOf = ({ link }: { link: { got: readonly string[] } }): string[] =>
  link.got.flatMap(frame => (JSON.parse(frame) as { talk?: string[] }).talk ?? []);

describe('who gets what', () => {
  test('a frame is made once for each viewpoint key and handed over once for each outlet and group', () => {
    const edge = outlet;
    for (let count = 0; count < 50; count++) join(`viewer ${count}`);
    outlet = new RecordingOutlet();
    const members = [
      join('host', 'host'),
      join('mo', 'moderator'),
      join('acme', 'brand', 'Acme'),
      join('late'),
    ];
    const asked: Viewpoint[] = [];
    broadcaster.broadcast('state', viewpoint => {
      asked.push(viewpoint);
      return viewpoint.kind;
    });
    expect(asked.map(({ kind }) => kind).sort()).toEqual(['brand', 'crew', 'viewer']);
    expect(members.map(({ link }) => link.got)).toEqual([['crew'], ['crew'], ['brand'], ['viewer']]);
    expect([edge.frames, outlet.frames]).toEqual([1, 3]);
    expect([...edge.links].every(({ got }) => got.length === 1)).toBe(true);
  });

  test('what a viewpoint must not see is not sent to it', () => {
    const [host, viewer] = [join('host', 'host'), join('ann')];
    broadcaster.broadcast('state', ({ kind }) => (kind === 'crew' ? 'secret' : undefined));
    expect(host.link.got).toEqual(['secret']);
    expect(viewer.link.got).toEqual([]);
  });

  test('what concerns one person goes to the crew and to all connections of that person', () => {
    const [host, ann, again, bob] = [join('host', 'host'), join('ann'), join('ann'), join('bob')];
    broadcaster.broadcast(
      'state',
      ({ kind, personId }) => `${kind} ${kind === 'crew' ? '' : personId}`,
      'ann',
    );
    expect(host.link.got).toEqual(['crew ']);
    expect(ann.link.got).toEqual(['viewer ann']);
    expect(again.link.got).toEqual(['viewer ann']);
    expect(bob.link.got).toEqual([]);
  });

  test('a moderator whom it concerns gets their own frame alone', () => {
    const [host, mo] = [join('host', 'host'), join('mo', 'moderator')];
    broadcaster.broadcast('state', ({ personId }) => (personId === 'mo' ? 'yours' : 'theirs'), 'mo');
    expect(mo.link.got).toEqual(['yours']);
    expect(host.link.got).toEqual(['theirs']);
  });

  test('a member who has left gets nothing any more, and leaving twice is nothing', () => {
    const ann = join('ann');
    broadcaster.remove(ann);
    broadcaster.remove(ann);
    broadcaster.broadcast('urgent', () => 'news');
    expect(ann.link.got).toEqual([]);
    expect(broadcaster.watching).toBe(0);
  });
});

describe('talk', () => {
  test('lines are gathered into one frame a tick, in the order in which they came', () => {
    const host = join('host', 'host');
    broadcaster.talk(line('ann', 'one'));
    broadcaster.talk(line('bob', 'two'));
    expect(host.link.got).toEqual([]);
    vi.advanceTimersByTime(TICK_MS);
    expect(host.link.got).toEqual(['{"talk":["one","two"]}']);
    expect(host.link.lanes).toEqual(['talk']);
  });

  test('viewers and brand reps get as many lines as one can read, the crew all, and an author their own', () => {
    const [host, rep, ann, bob] = [
      join('host', 'host'),
      join('rep', 'brand', 'Acme'),
      join('ann'),
      join('bob'),
    ];
    for (const by of ['ann', 'bob', 'cat', 'dan']) broadcaster.talk(line(by, by));
    vi.advanceTimersByTime(TICK_MS);
    expect(linesOf(host)).toEqual(['ann', 'bob', 'cat', 'dan']);
    expect(linesOf(rep)).toHaveLength(2);
    for (const [member, own] of [
      [ann, 'ann'],
      [bob, 'bob'],
    ] as const) {
      const lines = linesOf(member);
      expect(lines.filter(each => each === own)).toHaveLength(1);
      expect(lines.filter(each => each !== own && !linesOf(rep).includes(each))).toEqual([]);
    }
  });

  test('a line of the crew is never left out, nor is what changes a line', () => {
    const ann = join('ann');
    for (const text of ['a', 'b', 'c']) broadcaster.talk(line('host', text, { always: true }));
    vi.advanceTimersByTime(TICK_MS);
    expect(linesOf(ann)).toEqual(['a', 'b', 'c']);
  });

  test('a line that is deleted before its tick reaches nobody but the crew', () => {
    const [host, ann, bob] = [join('host', 'host'), join('ann'), join('bob')];
    broadcaster.talk(line('ann', 'rude', { key: 'm1' }));
    broadcaster.talk(line('bob', 'kind', { key: 'm2' }));
    expect(broadcaster.retract({ key: 'm1' })).toBe(true);
    vi.advanceTimersByTime(TICK_MS);
    expect(linesOf(host)).toEqual(['rude', 'kind']);
    expect(linesOf(ann)).toEqual(['kind']);
    expect(linesOf(bob)).toEqual(['kind']);
    expect(broadcaster.retract({ key: 'm2' })).toBe(false);
  });

  test('what waits of a person’s lines is dropped when they are erased, and nobody else’s', () => {
    const host = join('host', 'host');
    for (const by of ['ann', 'bob', 'ann']) broadcaster.talk(line(by, by));
    broadcaster.forget('ann');
    vi.advanceTimersByTime(TICK_MS);
    expect(linesOf(host)).toEqual(['bob']);
  });

  test('an urgent frame takes along what was said so far', () => {
    const host = join('host', 'host');
    broadcaster.talk(line('ann', 'one'));
    broadcaster.broadcast('urgent', () => '"pin"');
    expect(host.link.got.sort()).toEqual(['"pin"', '{"talk":["one"]}']);
    vi.advanceTimersByTime(TICK_MS);
    expect(host.link.got).toHaveLength(2);
  });
});

describe('presence', () => {
  test('two connections of one person count once, and the crew does not count', () => {
    const [first, second] = [join('ann'), join('ann')];
    join('host', 'host');
    expect(broadcaster.watching).toBe(1);
    broadcaster.remove(first);
    expect([...broadcaster.viewerIds]).toEqual(['ann']);
    broadcaster.remove(second);
    expect(broadcaster.watching).toBe(0);
  });
});
