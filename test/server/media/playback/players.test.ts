import { expect, test } from 'vitest';
import { Players } from '../../../../server/media/playback/players.ts';

const player = (air: string, dtlsState = 'connected') => ({ air, transport: { dtlsState } });

test('those that are connected to what is on air are counted, until they go', () => {
  const players = new Players();
  const remove = players.add(player('1.1'));
  players.add(player('1.1', 'connecting'));
  players.add(player('1.0'));
  expect(players.playing('1.1')).toBe(1);
  remove();
  expect(players.playing('1.1')).toBe(0);
});

test('all have followed when as many play the new picture as played the old one, and none is just connecting', async () => {
  const players = new Players();
  players.add(player('1.1'));
  let done = false;
  const following = players.followed('1.2', 1).then(() => {
    done = true;
  });
  const next = player('1.2', 'connecting');
  players.add(next);
  await new Promise(resolve => setTimeout(resolve, 60));
  expect(done).toBe(false);
  next.transport.dtlsState = 'connected';
  await following;
});

test('whoever doesn’t follow is not waited for longer than a second', async () => {
  const players = new Players();
  players.add(player('1.1'));
  const since = performance.now();
  await players.followed('1.2', 1);
  expect(performance.now() - since).toBeGreaterThan(900);
});
