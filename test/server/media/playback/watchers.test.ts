import { expect, test, vi } from 'vitest';
import { Watchers } from '../../../../server/media/playback/watchers.ts';

test('whoever is meant has their picture ended, and nobody who has left or is somebody else', () => {
  const watchers = new Watchers();
  const add = (id: string) => {
    const close = vi.fn();
    return { close, remove: watchers.add({ actor: { id, role: 'viewer' }, client: {}, close }) };
  };
  const [ann, bob, gone] = [add('ann'), add('bob'), add('ann')];
  gone.remove();
  watchers.closeWhere(({ actor }) => actor.id === 'ann');
  expect(ann.close).toHaveBeenCalledOnce();
  expect(bob.close).not.toHaveBeenCalled();
  expect(gone.close).not.toHaveBeenCalled();
});
