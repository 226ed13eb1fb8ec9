import { expect, test, vi } from 'vitest';
import { Audience, type Member } from '../../../server/audience.ts';
import type { ShowEvent } from '../../../shared/events.ts';
import { type Actor, viewpointOf } from '../../../shared/roles.ts';

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
  const audience = new Audience();
  const tabs = [member(viewer('ann')), member(viewer('ann'))];
  for (const { join } of tabs) audience.add(join);
  audience.add(member(moderator).join);
  expect(audience.watching).toBe(1);
  for (const [index, { join }] of tabs.entries()) {
    audience.remove(join);
    audience.remove(join);
    expect(audience.watching).toBe(index === 0 ? 1 : 0);
  }
  audience.close();
});

test('a mute is told to the crew and to the muted person alone', () => {
  const audience = new Audience();
  const [ann, bob, crew] = [member(viewer('ann')), member(viewer('bob')), member(moderator)];
  for (const { join } of [ann, bob, crew]) audience.add(join);
  const data = { personId: 'ann', name: 'Ann', until: null };
  const event: ShowEvent = { seq: 1, at: 5, by: moderator, name: 'moderation.muted', data };
  audience.tell(event);
  expect(crew.frames).toEqual([event]);
  expect(ann.frames).toEqual([{ seq: 1, at: 5, name: 'moderation.muted', data }]);
  expect(bob.frames).toEqual([]);
  audience.close();
});

test('a signal for the crew reaches no viewer', () => {
  const audience = new Audience();
  const [ann, crew] = [member(viewer('ann')), member(moderator)];
  for (const { join } of [ann, crew]) audience.add(join);
  audience.signal({ signal: 'suggest.ranked', data: { items: [] } });
  expect(crew.frames).toHaveLength(1);
  expect(ann.frames).toHaveLength(0);
  audience.close();
});

test('dismissing a person closes all their connections and nobody else’s', () => {
  const audience = new Audience();
  const [first, second, other] = [member(viewer('ann')), member(viewer('ann')), member(viewer('bob'))];
  for (const { join } of [first, second, other]) audience.add(join);
  audience.dismiss('ann', 'revoked');
  expect(first.dismiss).toHaveBeenCalledWith('revoked');
  expect(second.dismiss).toHaveBeenCalledWith('revoked');
  expect(other.dismiss).not.toHaveBeenCalled();
  audience.close();
});

test('news for a thousand people goes out in stretches, and everybody gets all of it in order', async () => {
  const audience = new Audience();
  const crowd = Array.from({ length: 1000 }, (_, index) => member(viewer(`v${index}`)));
  for (const { join } of crowd) audience.add(join);
  const [first, second] = [1, 2].map(
    (seq): ShowEvent => ({ seq, at: seq, name: 'show.renamed', data: { title: `Show ${seq}` } }),
  ) as [ShowEvent, ShowEvent];
  const muted: ShowEvent = {
    seq: 3,
    at: 3,
    name: 'moderation.muted',
    data: { personId: 'v0', name: 'V', until: null },
  };
  for (const event of [first, second, muted]) audience.tell(event);
  expect(crowd.at(-1)?.frames).toEqual([]);
  await vi.waitFor(() => expect(crowd[0]?.frames).toHaveLength(3));
  expect(crowd[0]?.frames).toEqual([first, second, muted]);
  for (const { frames } of crowd.slice(1)) expect(frames).toEqual([first, second]);
  audience.close();
});

test('how many watch is told when everybody has the news before, and not while it is still going out', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const audience = new Audience();
  const crowd = Array.from({ length: 300 }, (_, index) => member(viewer(`viewer ${index}`)));
  for (const { join } of crowd) audience.add(join);
  audience.signal({ signal: 'chat.reactions', data: { counts: { heart: 1 } } });
  expect(audience.isTelling).toBe(true);
  vi.advanceTimersByTime(500);
  expect(crowd[0]?.frames).toHaveLength(1);
  vi.useRealTimers();
  await vi.waitFor(() => expect(audience.isTelling).toBe(false));
  expect(crowd.at(-1)?.frames).toHaveLength(1);
  audience.close();
});
