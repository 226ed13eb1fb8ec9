import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BanList, type ListedBan } from '../../../server/sanctions/ban-list.ts';
import { BROWSER_MS } from '../../../server/sanctions/limits.ts';
import { ERASED_NAME } from '../../../shared/names/erased.ts';
import { temporaryFolder } from '../../support/log.ts';

const NOW = 1_000_000_000_000;
const ban = (change: Partial<ListedBan> = {}): ListedBan => ({
  id: 'b1',
  from: 'watching',
  logId: 'autumn',
  name: 'Ann',
  at: NOW,
  browser: 7,
  network: 70,
  networkUntil: NOW + 1000,
  ...change,
});
/** Keys of a client in two shows. */
const keysIn = (logId: string) =>
  logId === 'autumn' ? { browser: 7, network: 71 } : { browser: 1, network: 2 };
const open = (folder: string, now = NOW) => BanList.open(join(folder, 'bans.json'), now);

test('a ban is found by the browser’s key in the show where it was made, also after a restart', async () => {
  const folder = temporaryFolder();
  const list = await open(folder);
  await list.add(ban());
  await list.add(ban({ id: 'b2', logId: 'winter', browser: 9 }));
  for (const each of [list, await open(folder)]) {
    expect(each.find('watching', keysIn, NOW)?.id).toBe('b1');
    expect(each.find('chat', keysIn, NOW)).toBeUndefined();
  }
});

test('an address counts until its time, and its key is forgotten after that', async () => {
  const folder = temporaryFolder();
  const list = await open(folder);
  await list.add(ban());
  const neighbour = () => ({ browser: 8, network: 70 });
  expect(list.find('watching', neighbour, NOW)?.id).toBe('b1');
  expect(list.find('watching', neighbour, NOW + 1000)).toBeUndefined();
  const later = await open(folder, NOW + 2000);
  await later.add(ban({ id: 'b2', browser: 5, at: NOW + 2000, networkUntil: NOW + 9000 }));
  expect(JSON.parse(readFileSync(join(folder, 'bans.json'), 'utf8'))[0]).not.toHaveProperty('network');
});

test('a ban that is lifted or too old is gone', async () => {
  const folder = temporaryFolder();
  const list = await open(folder);
  await list.add(ban());
  expect((await open(folder, NOW + BROWSER_MS)).has('b1')).toBe(false);
  await list.remove('b1');
  await list.remove('b1');
  expect(list.find('watching', keysIn, NOW)).toBeUndefined();
  expect((await open(folder)).has('b1')).toBe(false);
});

test('a ban that was lifted can be put back until the next start, and holds on without a name for who was erased', async () => {
  const folder = temporaryFolder();
  const list = await open(folder);
  await list.add(ban({ reason: 'SECRET' }));
  await list.lift('b1');
  expect(list.find('watching', keysIn, NOW)).toBeUndefined();
  expect((await open(folder)).canPutBack('b1')).toBe(false);
  await list.putBack('b1');
  await list.forget('b1');
  expect((await open(folder)).all()).toEqual([ban({ name: ERASED_NAME })]);
  await list.lift('b1');
  await list.forget('b1');
  expect(list.canPutBack('b1')).toBe(false);
});

test('a ban that has ended is known as such over a restart until it is put back, and whoever listens hears of it once', async () => {
  const folder = temporaryFolder();
  const list = await open(folder);
  const heard: string[] = [];
  const stop = list.onLifted(id => heard.push(id));
  await list.add(ban());
  await list.lift('b1');
  await list.lift('b1');
  expect([list.isLifted('b1'), (await open(folder)).isLifted('b1'), heard]).toEqual([true, true, ['b1']]);
  expect(readFileSync(join(folder, 'bans.json'), 'utf8')).not.toContain('Ann');
  await list.putBack('b1');
  expect([list.isLifted('b1'), (await open(folder)).isLifted('b1')]).toEqual([false, false]);
  stop();
  await list.remove('b1');
  expect(heard).toEqual(['b1']);
});
