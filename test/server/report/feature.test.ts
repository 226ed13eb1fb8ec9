import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { leadShow } from '../../support/earlier-show.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

// Only a bound for what never comes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: TestServer;
let host: Room;
const rooms: Room[] = [];

async function join(options: Parameters<typeof joinRoom>[1]): Promise<Room> {
  const room = await joinRoom(server, options);
  rooms.push(room);
  return room;
}

beforeEach(async () => {
  server = await TestServer.start();
  host = await join({ token: server.hostToken });
});
afterEach(async () => {
  for (const room of rooms.splice(0)) room.close();
  await server.stop();
});

const openTexts = async (room: Room) =>
  (await room.send('report.questions', {})).questions.map(({ text }) => text);

test('questions stay open until the team answers them, also over a restart of the server', async () => {
  await host.send('show.goLive', {});
  const viewer = await join({});
  await viewer.send('chat.post', { text: 'is it waterproof?' });
  await viewer.send('chat.post', { text: 'and in green?' });
  expect(await openTexts(host)).toEqual(['is it waterproof?', 'and in green?']);
  await host.send('chat.post', { text: 'Yes, it is waterproof' });
  expect(await openTexts(host)).toEqual(['and in green?']);
  await expect(viewer.send('report.questions', {})).rejects.toMatchObject({ code: 'forbidden' });

  await server.kill();
  await server.restart();
  const again = await join({ token: server.hostToken });
  expect(await openTexts(again)).toEqual(['and in green?']);
  await again.send('chat.post', { text: 'In green from May on' });
  expect(await openTexts(again)).toEqual([]);
});

test('what a person’s erased lines asked is gone from the report', async () => {
  await host.send('show.goLive', {});
  const viewer = await join({});
  await viewer.send('chat.post', { text: 'do you know me?' });
  const { show } = await until(host, view => view.show.chat.messages.length === 1, 'the line');
  await host.send('chat.erase', { personId: show.chat.messages[0]?.personId ?? '' });
  expect(await openTexts(host)).toEqual([]);
});

test('a show is compared with at most the five before it, the newest first, by their owner alone', async () => {
  expect(await host.send('report.earlier', {})).toEqual({ shows: [] });
  for (const number of [1, 2, 3, 4, 5, 6]) await leadShow(server, `Show ${number}`);
  await host.send('show.goLive', {});
  await host.send('show.end', {});
  await leadShow(server, 'Later show');
  const { shows } = await host.send('report.earlier', {});
  expect(shows.map(({ title }) => title)).toEqual(['Show 6', 'Show 5', 'Show 4', 'Show 3', 'Show 2']);
  expect(shows[0]?.figures).toMatchObject({ paid: [], orders: 0, claimed: 0, lines: 0 });

  const { token } = await host.send('team.invite', { name: 'Co', role: 'host', hours: 1 });
  server.secrets.add(token);
  const other = await join({ token });
  await expect(other.send('report.earlier', {})).rejects.toMatchObject({ code: 'forbidden' });
  expect(await openTexts(other)).toEqual([]);
});
