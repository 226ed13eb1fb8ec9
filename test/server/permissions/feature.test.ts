import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import type { Permission } from '../../../shared/roles.ts';
import { phraseRule } from '../../../shared/rules/rule.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import { Story } from '../../support/story.ts';

// Only a bound for what never comes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('what a host sets', () => {
  const invite = { name: 'Mo', role: 'moderator', hours: 1 } as const;

  test('changes what is named and nothing else', () => {
    const story = new Story();
    const { invite: mo } = story.ask('team.invite', {
      ...invite,
      grant: { permissions: ['held'], stays: false },
    });
    story.do('permission.set', { inviteId: mo.id, permissions: { ban: true } });
    story.do('permission.set', { inviteId: mo.id, permissions: { held: false }, stays: true });
    expect(story.state.permissions.byPerson).toEqual({ [mo.id]: { permissions: ['ban'], stays: true } });
  });

  test('begins, for a moderator about whom nothing was said, with what moderators could do before', () => {
    const story = new Story();
    const { invite: mo } = story.ask('team.invite', invite);
    expect(story.state.permissions.byPerson).toEqual({});
    story.do('permission.set', { inviteId: mo.id, permissions: { ban: false } });
    expect(story.state.permissions.byPerson[mo.id]).toEqual({
      permissions: ['held', 'delete', 'timeout', 'modes', 'pins', 'rules', 'orders'],
      stays: true,
    });
  });

  test('is for open invites of moderators alone', () => {
    const story = new Story();
    const { invite: host } = story.ask('team.invite', { ...invite, role: 'host' });
    const { invite: gone } = story.ask('team.invite', invite);
    story.do('team.revoke', { inviteId: gone.id });
    for (const inviteId of [host.id, gone.id, 'nobody'])
      expect(story.codeOf('permission.set', { inviteId, permissions: { ban: true } })).toBe('not-found');
    const grant = { permissions: [], stays: false };
    expect(story.codeOf('team.invite', { ...invite, role: 'host', grant })).toBe('bad-data');
  });
});

let server: TestServer;
let host: Room;
beforeAll(async () => {
  server = await TestServer.start();
  host = await joinRoom(server, { token: server.hostToken });
  await server.addSampleProducts();
  await host.send('rule.add', { rule: phraseRule('fake') });
});
afterAll(async () => {
  host.close();
  await server.stop();
});

interface Joined {
  readonly room: Room;
  readonly id: string;
  /** Every frame that the server has sent. */
  readonly frames: string[];
  set(permission: Permission, isGranted: boolean): Promise<unknown>;
}

async function moderator(permissions: readonly Permission[]): Promise<Joined> {
  const grant = { permissions: [...permissions], stays: false };
  const { token, invite } = await host.send('team.invite', {
    name: 'Mo',
    role: 'moderator',
    hours: 1,
    grant,
  });
  const frames: string[] = [];
  const socket = new WebSocket(server.socketUrl);
  socket.addEventListener('message', ({ data }) => frames.push(String(data)));
  const room = await joinRoom(server, { token, socket });
  onTestFinished(() => room.close());
  return {
    room,
    id: invite.id,
    frames,
    set: (permission, isGranted) =>
      host.send('permission.set', { inviteId: invite.id, permissions: { [permission]: isGranted } }),
  };
}

async function viewer(): Promise<Room> {
  const room = await joinRoom(server);
  onTestFinished(() => room.close());
  return room;
}

/** Waits until a page has all that came before now. */
async function caughtUp(room: Room, text: string): Promise<void> {
  await host.send('chat.post', { text });
  await until(room, ({ show }) => show.chat.messages.some(message => message.text === text), text);
}

const heldBy = (room: Room) => room.store.getState().show.chat.withheld.map(({ message }) => message.text);

describe('a moderator', () => {
  test.each([
    ['delete', 'chat.delete', { messageId: 'm' }],
    ['delete', 'chat.restore', { messageId: 'm' }],
    ['delete', 'chat.approve', { messageId: 'm' }],
    ['timeout', 'moderation.mute', { personId: 'p', seconds: 10 }],
    ['timeout', 'moderation.unmute', { personId: 'p' }],
    ['rules', 'rule.add', { rule: phraseRule('fake') }],
    ['rules', 'rule.remove', { ruleId: 'f' }],
    ['pins', 'message.pin', { messageId: 'm' }],
    ['pins', 'message.unpin', { messageId: 'm' }],
    ['offers', 'offer.pin', { productId: 'p' }],
    ['offers', 'offer.unpin', { pinId: 'p' }],
    ['offers', 'offer.order', { pinIds: ['p'] }],
  ] as const)(
    'without the permission “%s” is refused %s until it is granted',
    async (permission, name, data) => {
      const mo = await moderator([]);
      const ask = () => mo.room.send(name, data as never);
      await expect(ask()).rejects.toMatchObject({ code: 'forbidden', params: { permission } });
      await mo.set(permission, true);
      const refusal = await ask().catch((error: unknown) => error);
      expect(refusal).not.toMatchObject({ code: 'forbidden' });
      await mo.set(permission, false);
      await expect(ask()).rejects.toMatchObject({ code: 'forbidden', params: { permission } });
    },
  );

  test('may set no permissions, not even their own', async () => {
    const mo = await moderator([]);
    const data = { inviteId: mo.id, permissions: { ban: true } };
    await expect(mo.room.send('permission.set', data)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('pins where the host lets them', async () => {
    const mo = await moderator(['offers']);
    const { products } = (await until(host, ({ show }) => show.catalog.products.length > 0, 'products')).show
      .catalog;
    const { pinId } = await mo.room.send('offer.pin', { productId: products[0]?.id ?? '' });
    await until(host, ({ show }) => show.offers.pins.some(({ id }) => id === pinId), 'the pin');
    await mo.room.send('offer.unpin', { pinId });
  });

  test('loses the held messages at once when that is taken back, and has them again when it is given', async () => {
    const mo = await moderator(['held']);
    const ann = await viewer();
    await ann.send('chat.post', { text: 'is it fake' });
    await until(mo.room, () => heldBy(mo.room).includes('is it fake'), 'the held line');

    await mo.set('held', false);
    await until(mo.room, () => heldBy(mo.room).length === 0, 'nothing held');
    const before = mo.frames.length;
    await ann.send('chat.post', { text: 'fake as well' });
    await caughtUp(mo.room, 'after the second');
    expect(mo.frames.slice(before).join()).not.toContain('fake as well');

    await mo.set('held', true);
    await until(mo.room, () => heldBy(mo.room).length >= 2, 'both held lines');
    expect(mo.room.store.getState().show).toEqual({
      ...host.store.getState().show,
      deals: expect.anything(),
      lacks: ['orders'],
    });
  });

  test('who may not see held messages is sent none, neither at the join nor when one is denied', async () => {
    const ann = await viewer();
    const { messageId } = await ann.send('chat.post', { text: 'fake and denied' });
    const mo = await moderator(['delete']);
    await host.send('chat.delete', { messageId });
    await host.send('chat.restore', { messageId });
    await caughtUp(mo.room, 'denied and restored');
    expect(mo.frames.join()).not.toContain('fake and denied');
    expect(mo.frames.join()).not.toContain(messageId);
  });

  test('who lost sight of something while away gets the show anew, without it', async () => {
    const mo = await moderator(['held']);
    const ann = await viewer();
    await ann.send('chat.post', { text: 'fake while they are here' });
    await until(mo.room, () => heldBy(mo.room).includes('fake while they are here'), 'the held line');
    await server.kill();
    await server.restart();
    await until(host, ({ connection }) => connection.kind === 'joined', 'the host is back');
    await until(mo.room, ({ connection }) => connection.kind === 'joined', 'the moderator is back');
    expect(heldBy(mo.room)).toContain('fake while they are here');

    await server.kill();
    await until(mo.room, ({ connection }) => connection.kind === 'reconnecting', 'away');
    await server.restart();
    await until(host, ({ connection }) => connection.kind === 'joined', 'the host is back');
    await mo.set('held', false);
    mo.room.reconnectNow();
    await until(
      mo.room,
      ({ connection, show }) => connection.kind === 'joined' && show.lacks?.includes('held') === true,
      'back without held messages',
    );
    expect(heldBy(mo.room)).toEqual([]);
  });
});

test('permissions end with the show, unless the host said that they stay', async () => {
  const leaves = await moderator(['held', 'delete']);
  const stays = await moderator(['held', 'delete']);
  await host.send('permission.set', { inviteId: stays.id, stays: true });
  const ann = await viewer();
  const { messageId } = await ann.send('chat.post', { text: 'fake near the end' });
  await host.send('show.goLive', {});
  await host.send('show.end', {});
  await until(leaves.room, ({ show }) => show.chat.withheld.length === 0, 'nothing held any more');
  await expect(leaves.room.send('chat.approve', { messageId })).rejects.toMatchObject({ code: 'forbidden' });
  expect(heldBy(stays.room)).toContain('fake near the end');
  await host.send('show.resume', {});
  await until(leaves.room, () => heldBy(leaves.room).includes('fake near the end'), 'held again');
  await leaves.room.send('chat.approve', { messageId });
});
