import { expect, onTestFinished, test } from 'vitest';
import type { ShowContext } from '../../../server/show/feature.ts';
import type { Show } from '../../../server/show/show.ts';
import { GuestNumbers } from '../../../server/team/guest-numbers.ts';
import { CommandError } from '../../../shared/errors.ts';
import { FIRST_GUEST, GUESTS_AT_ONCE } from '../../../shared/team/guests.ts';
import { host } from '../../support/deals.ts';
import { openEventLog } from '../../support/event-log.ts';
import { joinRoom } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import { openTestShow } from '../../support/show.ts';

let commands = 0;
/** A show as its features see it, as far as guests are concerned. */
const contextOf = (show: Show) =>
  ({
    submit: () => show.submit(host, `${commands++}`, 'team.reserveGuests', {}),
  }) as unknown as ShowContext;

const take = (numbers: GuestNumbers, count: number): Promise<number[]> =>
  Promise.all(Array.from({ length: count }, () => numbers.next()));

test('no number comes twice, however many come at once and whatever restarts between', async () => {
  const log = await openEventLog();
  const given: number[] = [];
  for (const count of [1, 250, 30]) {
    const show = await openTestShow(log);
    given.push(...(await take(new GuestNumbers(contextOf(show)), count)));
    await show.close();
  }
  expect(new Set(given).size).toBe(281);
  expect(Math.min(...given)).toBeGreaterThanOrEqual(FIRST_GUEST);
});

test('a number doesn’t say how many came before', async () => {
  const show = await openTestShow(await openEventLog());
  const given = await take(new GuestNumbers(contextOf(show)), GUESTS_AT_ONCE / 2);
  expect(given).not.toEqual([...given].sort((a, b) => a - b));
});

test('whoever comes while nothing can be written is let in under a number that nobody else has', async () => {
  const submit = () => Promise.reject(new CommandError('storage', 'The disk is full.'));
  const given = await take(new GuestNumbers({ submit } as unknown as ShowContext), 50);
  expect(new Set(given).size).toBe(50);
});

test('viewers of a real server have different names, before and after it was killed', async () => {
  const server = await TestServer.start();
  onTestFinished(() => server.stop());
  const names = async (count: number) => {
    const rooms = await Promise.all(Array.from({ length: count }, () => joinRoom(server)));
    return rooms.map(room => {
      room.close();
      return room.store.getState().you?.name ?? '';
    });
  };
  const before = await names(20);
  await server.kill();
  await server.restart();
  const all = [...before, ...(await names(20))];
  expect(new Set(all).size).toBe(40);
  for (const name of all) expect(name).toMatch(/^Guest \d+$/);
});
