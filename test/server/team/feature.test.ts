import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { team } from '../../../server/team/feature.ts';
import { newEvent } from '../../../shared/show/events.ts';
import { emptyShow } from '../../../shared/show/state.ts';
import type { Invite } from '../../../shared/team/invite.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

// Only a bound for what never comes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

async function join(token: string): Promise<Room> {
  const room = await joinRoom(server, { token });
  onTestFinished(() => room.close());
  return room;
}

async function invited(by: Room, name: string, role: 'host' | 'moderator' = 'host') {
  const { invite, token } = await by.send('team.invite', { name, role, hours: 1 });
  return { id: invite.id, token, room: await join(token) };
}

const closed = (room: Room, what: string) =>
  until(room, ({ connection }) => connection.kind === 'closed', what).then(({ connection }) => connection);

test('a revoked host’s own invites end with them, and theirs, in the same commit; others stay', async () => {
  const owner = await join(server.hostToken);
  const guest = await invited(owner, 'Guest host');
  const second = await invited(guest.room, 'Second host');
  const moderator = await invited(second.room, 'Moderator', 'moderator');
  const other = await invited(owner, 'Other', 'moderator');

  await owner.send('team.revoke', { inviteId: guest.id });
  for (const { room } of [guest, second, moderator])
    expect(await closed(room, 'thrown out')).toEqual({ kind: 'closed', code: 'revoked' });
  const again = await joinRoom(server, { token: moderator.token }).catch(() => undefined);
  expect(again?.store.getState().connection).toMatchObject({ code: 'revoked' });
  again?.close();

  const { invites } = owner.store.getState().show.team;
  const isRevoked = (id: string) => invites.find(each => each.id === id)?.revoked;
  expect([guest, second, moderator, other].map(({ id }) => isRevoked(id))).toEqual([true, true, true, false]);
  expect(other.room.store.getState().connection.kind).toBe('joined');
});

test('an invite that a host asks for in the moment of being revoked is revoked as well', () => {
  const invite = (id: string, by: string, revoked: boolean): Invite => ({
    id,
    by,
    revoked,
    name: id,
    role: 'host',
    expiresAt: 0,
  });
  const before = emptyShow('crew');
  const after = { ...before, team: { invites: [invite('a', 'host', true), invite('b', 'a', false)] } };
  const cause = { ...newEvent('team.revoked', { inviteId: 'a' }), seq: 1, at: 0 };
  const news = team.parts.policy?.(before, after, { now: 0, newId: () => 'x' }, cause);
  expect(news).toEqual([{ name: 'team.revoked', data: { inviteId: 'b' } }]);
});

test('a new link of the owner ends the old one, with every studio that it opened, and is the one after a restart', async () => {
  const old = server.hostToken;
  const [owner, elsewhere] = [await join(old), await join(old)];
  const moderator = await invited(owner, 'Moderator', 'moderator');
  const { token } = await owner.send('team.renewOwner', {});
  server.secrets.add(token);
  expect(await closed(owner, 'the studio that asked')).toEqual({ kind: 'closed', code: 'revoked' });
  expect(await closed(elsewhere, 'another studio')).toEqual({ kind: 'closed', code: 'revoked' });

  const sample = (bearer: string) =>
    fetch(`${server.origin}/api/shows/autumn-show/catalog/sample`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}` },
    });
  expect((await sample(old)).status).toBe(401);
  expect((await sample(token)).status).toBe(200);
  const renewed = await join(token);
  expect(renewed.store.getState().you).toMatchObject({ id: 'host', role: 'host' });
  expect(moderator.room.store.getState().connection.kind).toBe('joined');

  await server.kill();
  await server.restart();
  await until(renewed, ({ connection }) => connection.kind === 'joined', 'joined again');
  await join(server.hostToken);
  expect((await sample(old)).status).toBe(401);
});

test('only the owner gets a new link of the owner', async () => {
  const owner = await join(server.hostToken);
  const guest = await invited(owner, 'Guest host');
  await expect(guest.room.send('team.renewOwner', {})).rejects.toMatchObject({ code: 'forbidden' });
  const viewer = await joinRoom(server);
  onTestFinished(() => viewer.close());
  await expect(viewer.send('team.renewOwner', {})).rejects.toMatchObject({ code: 'forbidden' });
});
