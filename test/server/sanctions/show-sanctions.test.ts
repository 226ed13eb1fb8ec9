import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket as WS } from 'ws';
import type { Room } from '../../../client/room/room.ts';
import type { MadeShow } from '../../../shared/home/protocol.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterAll(() => server.stop());

/** The cookie of the nth browser. */
const browser = (number: number) => `vitrine_browser=${String(number).padStart(22, 'b')}`;

/** Somebody new opens a show's page in a browser; once it is joined or turned down. */
async function visit(number: number, show = 'default'): Promise<Room> {
  const socket = new WS(server.socketUrl, { headers: { cookie: browser(number) } });
  const room = await joinRoom(server, { show, socket: socket as unknown as WebSocket });
  onTestFinished(() => room.close());
  return room;
}

async function makeShow(title: string): Promise<{ show: string; host: Room }> {
  const answer = await fetch(`${server.origin}/api/shows`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.ownerKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title }),
  });
  const { show, invite } = (await answer.json()) as MadeShow;
  server.secrets.add(invite);
  const host = await joinRoom(server, { show, token: invite });
  onTestFinished(() => host.close());
  return { show, host };
}

const idOf = (room: Room) => room.store.getState().you?.id ?? '';
const isTurnedAway = (room: Room) =>
  until(
    room,
    ({ connection }) => connection.kind === 'closed' && connection.code === 'banned',
    'turned away as banned',
  );
const isIn = (room: Room) => room.store.getState().connection.kind === 'joined';

test('whoever is banned from watching is cut off in all their tabs and let in no more, until it is taken back', async () => {
  const { show, host } = await makeShow('Spring');
  const [ann, tab, bob] = await Promise.all([visit(1, show), visit(1, show), visit(2, show)]);
  await ann.send('chat.post', { text: 'hello' });
  const personId = idOf(ann);
  expect(await host.send('sanction.reach', { personId })).toEqual({ wrote: 0, watching: 1, alsoAs: [] });

  await host.send('sanction.ban', { personId });
  await Promise.all([isTurnedAway(ann), isTurnedAway(tab)]);
  await isTurnedAway(await visit(1, show));
  expect([isIn(bob), isIn(await visit(3, show))]).toEqual([true, true]);
  // Only this show has heard of it.
  const other = await makeShow('Elsewhere');
  expect(isIn(await visit(1, other.show))).toBe(true);

  await host.send('sanction.unban', { personId });
  expect(isIn(await visit(1, show))).toBe(true);
});

test('a ban of the address takes everybody behind it along, but for the crew', async () => {
  const { show, host } = await makeShow('Summer');
  const [ann, bob] = await Promise.all([visit(4, show), visit(5, show)]);
  await ann.send('chat.post', { text: 'hello' });
  await host.send('sanction.ban', { personId: idOf(ann), address: true });
  await Promise.all([isTurnedAway(ann), isTurnedAway(bob)]);
  expect(isIn(host)).toBe(true);
});

test('a ban for good holds in later shows and over a restart, and ends everywhere when it is lifted', async () => {
  const { show, host } = await makeShow('Autumn sale');
  const ann = await visit(6, show);
  await ann.send('chat.post', { text: 'hello' });
  await host.send('sanction.ban', { personId: idOf(ann), forGood: true });
  await isTurnedAway(ann);
  const later = await makeShow('Winter sale');
  await isTurnedAway(await visit(6, later.show));
  await server.end();
  await server.restart();
  await isTurnedAway(await visit(6, later.show));
  await until(host, ({ connection }) => connection.kind === 'joined', 'the host is back');
  await host.send('sanction.unban', { personId: idOf(ann) });
  expect(isIn(await visit(6, later.show))).toBe(true);
});

test('a ban for good is seen in another show with who made it, when, why and where, and is lifted and put back there', async () => {
  const { show, host } = await makeShow('Spring sale');
  const ann = await visit(10, show);
  await ann.send('chat.post', { text: 'hello' });
  await host.send('sanction.ban', { personId: idOf(ann), forGood: true, reason: 'scam' });
  await isTurnedAway(ann);
  const later = await makeShow('Summer sale');
  const listed = async () =>
    (await later.host.send('sanction.listed', {})).bans.filter(({ title }) => title === 'Spring sale');
  const [ban] = await listed();
  expect(ban).toMatchObject({ from: 'watching', reason: 'scam', by: 'Host', at: expect.any(Number) });
  expect((await host.send('sanction.listed', {})).bans.map(({ banId }) => banId)).not.toContain(ban?.banId);
  const { banId = '' } = ban ?? {};
  await later.host.send('sanction.lift', { banId });
  expect(await listed()).toEqual([]);
  const again = await visit(10, later.show);
  expect(isIn(again)).toBe(true);
  await expect(later.host.send('sanction.lift', { banId })).rejects.toMatchObject({ code: 'already-done' });
  await later.host.send('sanction.putBack', { banId });
  await isTurnedAway(again);
  await expect(later.host.send('sanction.putBack', { banId })).rejects.toMatchObject({ code: 'not-found' });
  await later.host.send('sanction.lift', { banId });
});

test('a ban for good that is lifted in another show lets its person back into the one that made it, also over a restart', async () => {
  const first = await makeShow('Market');
  const second = await makeShow('Fair');
  const ann = await visit(11, first.show);
  await ann.send('chat.post', { text: 'hello' });
  const personId = idOf(ann);
  const ban = async () => {
    await first.host.send('sanction.ban', { personId, forGood: true });
    await isTurnedAway(await visit(11, second.show));
    const { bans } = await second.host.send('sanction.listed', {});
    return bans.find(({ title }) => title === 'Market')?.banId ?? '';
  };
  await second.host.send('sanction.lift', { banId: await ban() });
  expect(isIn(await visit(11, first.show))).toBe(true);
  await until(first.host, view => !(personId in view.show.sanctions.bans), 'the crew there knows');

  const banId = await ban();
  first.host.close();
  await second.host.send('sanction.lift', { banId });
  await server.end();
  await server.restart();
  expect(isIn(await visit(11, first.show))).toBe(true);
});

test('whoever is banned from chat for good is muted in later shows from the start, and told so', async () => {
  const { show, host } = await makeShow('First');
  const ann = await visit(7, show);
  await ann.send('chat.post', { text: 'hello' });
  await host.send('moderation.mute', { personId: idOf(ann), seconds: null, forGood: true, reason: 'scam' });
  const later = await makeShow('Second');
  const again = await visit(7, later.show);
  const { show: replica } = await until(
    again,
    view => idOf(again) in view.show.moderation.mutes,
    'muted in the later show',
  );
  expect(replica.moderation.mutes[idOf(again)]).toMatchObject({ until: null, reason: 'scam' });
  await expect(again.send('chat.post', { text: 'me again' })).rejects.toMatchObject({ code: 'muted' });
  await until(later.host, view => idOf(again) in view.show.moderation.mutes, 'the crew knows');
  // One in a later show takes it back for all that follow.
  await later.host.send('moderation.unmute', { personId: idOf(again) });
  await until(host, view => !(idOf(ann) in view.show.moderation.mutes), 'free where it was made, too');
  await expect(ann.send('chat.post', { text: 'me too' })).resolves.toMatchObject({ state: 'posted' });
  const last = await makeShow('Third');
  const free = await visit(7, last.show);
  await expect(free.send('chat.post', { text: 'thank you' })).resolves.toMatchObject({ state: 'posted' });
});

test('a warning reaches its viewer at once, and nothing of a moderator’s data does', async () => {
  const { show, host } = await makeShow('Calm');
  const [ann, bob] = await Promise.all([visit(8, show), visit(9, show)]);
  await ann.send('chat.post', { text: 'hello' });
  const sentAt = performance.now();
  const warned = until(ann, view => idOf(ann) in view.show.sanctions.warnings, 'warned');
  await host.send('sanction.warn', { personId: idOf(ann), reason: 'insult' });
  const { show: replica } = await warned;
  console.log(`warning sent to shown: ${Math.round(performance.now() - sentAt)} ms`);
  expect(replica.sanctions).toMatchObject({ strikes: {}, acts: {}, bans: {} });
  expect(bob.store.getState().show.sanctions.warnings).toEqual({});
  const { warningId = '' } = replica.sanctions.warnings[idOf(ann)] ?? {};
  await ann.send('sanction.acknowledge', { warningId });
  await until(
    host,
    view => view.show.sanctions.warnings[idOf(ann)]?.acknowledged === true,
    'the crew knows that it was read',
  );
});
