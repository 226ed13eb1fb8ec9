import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import type { Role } from '../../../shared/roles.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import { Story } from '../../support/story.ts';

test('a note has its writer’s name, and the server’s time and id', () => {
  const story = new Story(5000).as({ id: 'mod', name: 'Mo', role: 'moderator' });
  const { noteId } = story.ask('note.post', { text: 'two minutes left' });
  expect(story.state.notes.notes).toEqual([
    { id: noteId, personId: 'mod', name: 'Mo', text: 'two minutes left', at: 5000 },
  ]);
});

let server: TestServer;
let host: Room;

beforeAll(async () => {
  server = await TestServer.start();
  host = await joinRoom(server, { token: server.hostToken });
}, 60_000);
afterAll(async () => {
  host.close();
  await server.stop();
});

/** Joins as this role, and keeps every frame that the server sends. */
async function join(role: Exclude<Role, 'host'>): Promise<{ room: Room; frames: string[] }> {
  const brand = role === 'brand' ? { brand: 'Acme' } : {};
  const token =
    role === 'viewer'
      ? undefined
      : (await host.send('team.invite', { name: role, role, hours: 1, ...brand })).token;
  const frames: string[] = [];
  const socket = new WebSocket(server.socketUrl);
  socket.addEventListener('message', ({ data }) => frames.push(String(data)));
  const room = await joinRoom(server, { token, socket });
  onTestFinished(() => room.close());
  return { room, frames };
}

test('a moderator and the host see each other’s notes, also after joining again', async () => {
  const { room: moderator } = await join('moderator');
  await host.send('note.post', { text: 'from the host' });
  await moderator.send('note.post', { text: 'from the moderator' });
  for (const room of [host, moderator, (await join('moderator')).room]) {
    const { show } = await until(room, view => view.show.notes.notes.length === 2, 'both notes');
    expect(show.notes.notes.map(({ name, text }) => `${name}: ${text}`)).toEqual([
      `${host.store.getState().you?.name}: from the host`,
      'moderator: from the moderator',
    ]);
  }
});

test.each(['brand', 'viewer'] as const)('a %s may not post a note, and is sent none', async role => {
  const { room, frames } = await join(role);
  await expect(room.send('note.post', { text: 'hello crew' })).rejects.toMatchObject({ code: 'forbidden' });
  await host.send('note.post', { text: 'a secret of the crew' });
  // What everybody is sent comes behind it.
  await host.send('chat.post', { text: `hello ${role}` });
  await until(
    room,
    ({ show }) => show.chat.messages.some(({ text }) => text === `hello ${role}`),
    'the chat',
  );
  const { frames: fromTheStart } = await join(role);
  for (const frame of [...frames, ...fromTheStart]) {
    expect(frame).not.toContain('a secret of the crew');
    expect(frame).not.toContain('note.posted');
  }
});
