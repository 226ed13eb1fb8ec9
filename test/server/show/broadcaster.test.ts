import { expect, test, vi } from 'vitest';
import { Broadcaster, type Member } from '../../../server/show/broadcaster.ts';
import { type Actor, viewpointOf } from '../../../shared/roles.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';

const viewer = (id: string): Actor => ({ id, name: id, role: 'viewer' });
const moderator: Actor = { id: 'mo', name: 'Mo', role: 'moderator' };

function member(actor: Actor) {
  const frames: unknown[] = [];
  const dismiss = vi.fn();
  const join: Member = {
    actor,
    viewpoint: viewpointOf(actor),
    send: frame => frames.push(JSON.parse(frame)),
    dismiss,
  };
  return { join, frames, dismiss };
}

test('two tabs of one person count as one viewer, until both are closed', () => {
  const broadcaster = new Broadcaster();
  const tabs = [member(viewer('ann')), member(viewer('ann'))];
  for (const { join } of tabs) broadcaster.add(join);
  broadcaster.add(member(moderator).join);
  expect(broadcaster.watching).toBe(1);
  for (const [index, { join }] of tabs.entries()) {
    broadcaster.remove(join);
    broadcaster.remove(join);
    expect(broadcaster.watching).toBe(index === 0 ? 1 : 0);
  }
  broadcaster.close();
});

test('a mute is told to the crew and to the muted person alone', () => {
  const broadcaster = new Broadcaster();
  const [ann, bob, crew] = [member(viewer('ann')), member(viewer('bob')), member(moderator)];
  for (const { join } of [ann, bob, crew]) broadcaster.add(join);
  const data = { personId: 'ann', name: 'Ann', until: null };
  const event: ShowEvent = { seq: 1, at: 5, by: moderator, name: 'moderation.muted', data };
  broadcaster.broadcast(event);
  expect(crew.frames).toEqual([event]);
  expect(ann.frames).toEqual([{ seq: 1, at: 5, name: 'moderation.muted', data }]);
  expect(bob.frames).toEqual([]);
  broadcaster.close();
});

test('a signal for the crew reaches no viewer', () => {
  const broadcaster = new Broadcaster();
  const [ann, crew] = [member(viewer('ann')), member(moderator)];
  for (const { join } of [ann, crew]) broadcaster.add(join);
  broadcaster.signal({ signal: 'suggest.ranked', data: { items: [] } });
  expect(crew.frames).toHaveLength(1);
  expect(ann.frames).toHaveLength(0);
  broadcaster.close();
});

test('dismissing a person closes all their connections and nobody else’s', () => {
  const broadcaster = new Broadcaster();
  const [first, second, other] = [member(viewer('ann')), member(viewer('ann')), member(viewer('bob'))];
  for (const { join } of [first, second, other]) broadcaster.add(join);
  broadcaster.dismiss('ann', 'revoked');
  expect(first.dismiss).toHaveBeenCalledWith('revoked');
  expect(second.dismiss).toHaveBeenCalledWith('revoked');
  expect(other.dismiss).not.toHaveBeenCalled();
  broadcaster.close();
});

test('news for a thousand people goes out a few frames a turn, and everybody gets all of it in order', async () => {
  const broadcaster = new Broadcaster();
  const crowd = Array.from({ length: 1000 }, (_, index) => member(viewer(`v${index}`)));
  for (const { join } of crowd) broadcaster.add(join);
  const [first, second] = [1, 2].map(
    (seq): ShowEvent => ({ seq, at: seq, name: 'show.renamed', data: { title: `Show ${seq}` } }),
  ) as [ShowEvent, ShowEvent];
  const muted: ShowEvent = {
    seq: 3,
    at: 3,
    name: 'moderation.muted',
    data: { personId: 'v0', name: 'V', until: null },
  };
  for (const event of [first, second, muted]) broadcaster.broadcast(event);
  expect(crowd.at(-1)?.frames).toEqual([]);
  await vi.waitFor(() => expect(crowd[0]?.frames).toHaveLength(3));
  expect(crowd[0]?.frames).toEqual([first, second, muted]);
  for (const { frames } of crowd.slice(1)) expect(frames).toEqual([first, second]);
  broadcaster.close();
});

test('how many watch is told when everybody has the news before, and not while it is still going out', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const broadcaster = new Broadcaster();
  const crowd = Array.from({ length: 300 }, (_, index) => member(viewer(`viewer ${index}`)));
  for (const { join } of crowd) broadcaster.add(join);
  broadcaster.signal({ signal: 'reaction.counted', data: { counts: { heart: 1 } } });
  expect(broadcaster.isBusy).toBe(true);
  vi.advanceTimersByTime(500);
  expect(crowd[0]?.frames).toHaveLength(1);
  vi.useRealTimers();
  await vi.waitFor(() => expect(broadcaster.isBusy).toBe(false));
  expect(crowd.at(-1)?.frames).toHaveLength(1);
  broadcaster.close();
});
