import { expect, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { MAX_AT_ONCE } from '../../../shared/chat/protocol.ts';
import { phraseRule } from '../../../shared/rules/rule.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

/** More than the deleted ones that the state keeps. */
const HELD = 560;
/** So many may one viewer write at once. */
const EACH = 5;

const heldIn = (room: Room) =>
  room.store
    .getState()
    .show.chat.withheld.filter(({ state }) => state === 'held')
    .map(({ message }) => ({ messageId: message.id, personId: message.personId }));

/** A show with three moderators, in which a crowd's lines wait. */
async function raided() {
  const server = await TestServer.start();
  const host = await joinRoom(server, { token: server.hostToken });
  await host.send('rule.add', { rule: phraseRule('fake') });
  const moderators = await Promise.all(
    ['Mo', 'Nina', 'Oleg'].map(async name => {
      const { token } = await host.send('team.invite', { name, role: 'moderator', hours: 1 });
      return joinRoom(server, { token });
    }),
  );
  const viewers = await Promise.all(
    Array.from({ length: HELD / EACH }, () => joinRoom(server, { onToken: () => {} })),
  );
  for (let line = 0; line < EACH; line++)
    await Promise.all(viewers.map(viewer => viewer.send('chat.post', { text: `fake ${line}` })));
  for (const room of [host, ...moderators]) await until(room, () => heldIn(room).length === HELD, 'held');
  return { server, host, moderators, viewers };
}

test('three moderators who select all at once clear a queue of more than the state keeps deleted, each line once', async () => {
  const { server, host, moderators, viewers } = await raided();
  const deleted: string[] = [];
  host.onEvent(({ name, data }) => {
    if (name === 'chat.deleted') deleted.push(data.messageId);
  });
  const refused = new Set<string>();
  while (heldIn(host).length > 0)
    await Promise.all(
      moderators.map(async moderator => {
        const messages = heldIn(moderator).slice(0, MAX_AT_ONCE);
        if (messages.length === 0) return;
        await moderator.send('chat.deleteMany', { messages }).catch(({ code }) => refused.add(code));
      }),
    );
  for (const moderator of moderators) await until(moderator, () => heldIn(moderator).length === 0, 'cleared');
  expect(deleted).toHaveLength(HELD);
  expect(new Set(deleted).size).toBe(HELD);
  expect([...refused].filter(code => code !== 'not-found')).toEqual([]);
  for (const room of [host, ...moderators, ...viewers]) room.close();
  await server.stop();
}, 60_000);

test('what one moderator deletes of many held lines waits again after an undo, and nobody else sees any of it', async () => {
  const { server, host, moderators, viewers } = await raided();
  const [moderator = host] = moderators;
  const messages = heldIn(moderator).slice(0, MAX_AT_ONCE);
  await moderator.send('chat.deleteMany', { messages });
  const { messageIds } = await moderator.send('chat.restoreMany', { messages });
  expect(messageIds).toHaveLength(MAX_AT_ONCE);
  await until(host, () => heldIn(host).length === HELD, 'held again');
  expect(host.store.getState().show.chat.messages).toEqual([]);
  for (const room of [host, ...moderators, ...viewers]) room.close();
  await server.stop();
}, 60_000);
