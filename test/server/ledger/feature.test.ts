import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { linesOf } from '../../../scripts/ledger/lines-of.ts';
import { verifyLedger } from '../../../scripts/ledger/verify.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

// Only a bound for what never comes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: TestServer;
let host: Room;
const rooms: Room[] = [];

async function join(options: Parameters<typeof joinRoom>[1] = {}): Promise<Room> {
  const room = await joinRoom(server, options);
  rooms.push(room);
  return room;
}

beforeAll(async () => {
  server = await TestServer.start();
});
afterEach(() => {
  for (const room of rooms.splice(0)) room.close();
});
afterAll(() => server.stop());

const download = (token: string, query = '') =>
  fetch(`${server.origin}/api/shows/autumn-show/ledger${query}`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
const fileOf = async () => (await download(server.hostToken)).text();
const verified = (text: string, options = {}) => verifyLedger(linesOf(new Blob([text]).stream()), options);

test('a show’s ledger is whole, survives a kill and an erased person, and is signed at the end', async () => {
  host = await join({ token: server.hostToken });
  await host.send('show.goLive', {});
  const viewer = await join();
  await viewer.send('chat.post', { text: 'buy my cheap watches' });
  const { show } = await until(host, view => view.show.chat.messages.length === 1, 'the line');
  const personId = show.chat.messages[0]?.personId ?? '';
  await host.send('moderation.mute', { personId, seconds: 600, reason: 'spam for watches' });
  const [muted] = (await host.send('ledger.recent', { after: 0 })).rows.filter(
    ({ name }) => name === 'moderation.muted',
  );
  expect(muted).toMatchObject({ reason: 'spam for watches', person: { id: personId }, by: { name: 'Host' } });

  const before = await fileOf();
  expect(await verified(before)).toMatchObject({ title: 'Autumn show', heads: 1 });
  for (const text of ['watches', 'spam', 'Guest']) expect(before).not.toContain(text);

  await server.kill();
  await server.restart();
  expect((await fileOf()).slice(0, before.length)).toBe(before);

  const again = await join({ token: server.hostToken });
  await again.send('chat.erase', { personId });
  await again.send('show.end', {});
  await until(again, ({ show: { ledger } }) => ledger.heads.at(-1)?.head.ended === true, 'the last head');
  const { ledger } = again.store.getState().show;
  expect(ledger.key).not.toHaveProperty('encrypted');
  const file = await fileOf();
  expect(file.slice(0, before.length)).toBe(before);
  expect(await verified(file, { closed: true, key: ledger.key?.publicKey })).toMatchObject({
    unsigned: 0,
    heads: 2,
  });
  expect((await again.send('ledger.recent', { after: 0 })).rows.map(({ reason }) => reason)).not.toContain(
    'spam for watches',
  );
});

test('only the host has it, also by an address that they ask for', async () => {
  host = await join({ token: server.hostToken });
  const viewer = await join();
  const { token } = await host.send('team.invite', { name: 'Mo', role: 'moderator', hours: 1 });
  server.secrets.add(token);
  const moderator = await join({ token });
  await expect(viewer.send('ledger.recent', { after: 0 })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(moderator.send('ledger.address', {})).rejects.toMatchObject({ code: 'forbidden' });
  expect((await moderator.send('ledger.recent', { after: 0 })).rows.length).toBeGreaterThan(0);
  expect(viewer.store.getState().show.ledger).toEqual({ heads: [] });
  expect([(await download('')).status, (await download(token)).status]).toEqual([401, 403]);
  expect((await download('', '?token=made-up')).status).toBe(401);
  const { address } = await host.send('ledger.address', {});
  const response = await fetch(`${server.origin}${address}`);
  expect(response.headers.get('content-disposition')).toContain('ledger.jsonl');
  await verified(await response.text());
});
