import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Broadcaster } from '../../../server/show/broadcaster.ts';
import type { Actor } from '../../../shared/roles.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';
import { RecordingOutlet, recordingMember } from '../../support/recording-link.ts';

const moderator: Actor = { id: 'mo', name: 'Mo', role: 'moderator' };
const TICK_MS = 100;

let broadcaster: Broadcaster;
let outlet: RecordingOutlet;

beforeEach(() => {
  vi.useFakeTimers();
  broadcaster = new Broadcaster({ tickMs: TICK_MS, linesPerSecond: 1 });
  outlet = new RecordingOutlet();
  return () => {
    vi.useRealTimers();
  };
});
afterEach(() => broadcaster.close());

function join(id: string, role: Actor['role'] = 'viewer') {
  const { link, ...member } = recordingMember(outlet, id, role);
  broadcaster.add({ ...member, link });
  return () => link.got.map(frame => JSON.parse(frame) as unknown);
}

const posted = (id: string, personId: string, seq: number): ShowEvent => ({
  seq,
  after: 0,
  at: 5,
  by: { id: personId, name: personId, role: 'viewer' },
  name: 'chat.posted',
  data: { message: { id, personId, name: personId, role: 'viewer', text: id, at: 5 } },
});

/** The ids of the chat lines in all frames of talk. */
const linesIn = (frames: unknown[]): string[] =>
  frames.flatMap(frame =>
    ((frame as { talk?: { data: { message: { id: string } } }[] }).talk ?? []).map(
      ({ data }) => data.message.id,
    ),
  );

test('a mute is told to the crew and to the muted person alone', () => {
  const [ann, bob, crew] = [join('ann'), join('bob'), join('mo', 'moderator')];
  const data = { personId: 'ann', name: 'Ann', until: null };
  const event: ShowEvent = { seq: 1, at: 5, by: moderator, name: 'moderation.muted', data };
  broadcaster.broadcast(event);
  expect(crew()).toEqual([event]);
  expect(ann()).toEqual([{ seq: 1, at: 5, name: 'moderation.muted', data }]);
  expect(bob()).toEqual([]);
});

test('a signal for the crew reaches no viewer', () => {
  const [ann, crew] = [join('ann'), join('mo', 'moderator')];
  broadcaster.signal({ signal: 'suggest.ranked', data: { items: [] } });
  expect(crew()).toHaveLength(1);
  expect(ann()).toHaveLength(0);
});

test('chat waits for its tick, and who is the author of a line gets it whatever the readable rate', () => {
  const [ann, bob, crew] = [join('ann'), join('bob'), join('mo', 'moderator')];
  for (const [index, person] of ['ann', 'bob', 'cat', 'dan'].entries())
    broadcaster.broadcast(posted(`of ${person}`, person, index + 1));
  expect(ann()).toEqual([]);
  vi.advanceTimersByTime(TICK_MS);
  expect(linesIn(crew())).toEqual(['of ann', 'of bob', 'of cat', 'of dan']);
  expect(linesIn(ann())).toContain('of ann');
  expect(linesIn(bob())).toContain('of bob');
  expect(linesIn(ann()).length).toBeLessThan(4);
});

test('a line that is deleted before its tick reaches the crew first, and no viewer ever', () => {
  const [ann, crew] = [join('ann'), join('mo', 'moderator')];
  broadcaster.broadcast(posted('rude', 'bob', 1));
  const deleted = { messageId: 'rude', digest: 'd', was: 'posted' } as const;
  broadcaster.broadcast({ seq: 1, at: 6, by: moderator, name: 'chat.deleted', data: deleted });
  vi.advanceTimersByTime(TICK_MS);
  expect(linesIn(ann())).toEqual([]);
  expect(crew()).toMatchObject([{ talk: [{ name: 'chat.posted' }] }, { name: 'chat.deleted' }]);
});

test('reactions travel with the talk', () => {
  const ann = join('ann');
  broadcaster.signal({ signal: 'reaction.counted', data: { counts: { heart: 2 } } });
  expect(ann()).toEqual([]);
  vi.advanceTimersByTime(TICK_MS);
  expect(ann()).toEqual([{ talk: [{ signal: 'reaction.counted', data: { counts: { heart: 2 } } }] }]);
});

test('dismissing a person closes all their connections and nobody else’s', () => {
  const [first, second, other] = [join('ann'), join('ann'), join('bob')];
  broadcaster.dismiss('ann', 'revoked');
  for (const frames of [first, second])
    expect(frames()).toEqual([{ signal: 'show.closed', data: { code: 'revoked' } }]);
  expect(other()).toEqual([]);
});
