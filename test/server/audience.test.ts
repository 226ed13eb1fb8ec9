import { expect, test, vi } from 'vitest';
import { Audience, type Member } from '../../server/audience.ts';
import type { ShowEvent } from '../../shared/events.ts';
import { type Actor, lensOf } from '../../shared/roles.ts';

const viewer = (id: string): Actor => ({ id, name: id, role: 'viewer' });
const moderator: Actor = { id: 'mo', name: 'Mo', role: 'moderator' };

function member(actor: Actor) {
  const frames: unknown[] = [];
  const dismiss = vi.fn();
  const join: Member = { actor, lens: lensOf(actor), send: frame => frames.push(JSON.parse(frame)), dismiss };
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
