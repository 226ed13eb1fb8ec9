import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { CommandError } from '../../../shared/errors.ts';
import { phraseRule } from '../../../shared/rules/rule.ts';
import { viewer } from '../../support/deals.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import { Story } from '../../support/story.ts';

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

/** Joins as a viewer, and keeps every frame that the server sends. */
async function join(
  token?: string,
): Promise<{ room: Room; frames: string[]; token: () => string | undefined }> {
  const frames: string[] = [];
  let given = token;
  const socket = new WebSocket(server.socketUrl);
  socket.addEventListener('message', ({ data }) => frames.push(String(data)));
  const room = await joinRoom(server, {
    ...(token ? { token } : {}),
    socket,
    onToken: issued => {
      given = issued;
    },
  });
  onTestFinished(() => room.close());
  return { room, frames, token: () => given };
}

const ownName = ({ store }: Room) => {
  const { you, show } = store.getState();
  return you && show.names.byPerson[you.id]?.name;
};

test('nobody is called by words that are held back, but the crew may be', async () => {
  const { ruleId } = await host.send('rule.add', { rule: phraseRule('spam') });
  const { room } = await join();
  await expect(room.send('name.choose', { name: 'Spam Sam' })).rejects.toMatchObject({
    code: 'bad-name',
    params: { fault: 'filtered' },
  });
  expect(await host.send('name.choose', { name: 'Spam Sam' })).toEqual({ name: 'Spam Sam' });
  await host.send('name.choose', { name: 'Nina' });
  await host.send('rule.remove', { ruleId });
});

test('nobody is called what the classifier finds', () => {
  const story = new Story().as(viewer('ann'));
  expect(story.codeOf('name.choose', { name: 'Big fool' })).toBe('bad-name');
  expect(story.state.names.byPerson).toEqual({});
  expect(story.codeOf('name.choose', { name: 'Big Fred' })).toBe('done');
});

test('a chosen name is on what is written from then on, and comes back with the token', async () => {
  const viewer = await join();
  await viewer.room.send('chat.post', { text: 'as a guest' });
  expect(await viewer.room.send('name.choose', { name: ' Mia ' })).toEqual({ name: 'Mia' });
  await viewer.room.send('chat.post', { text: 'as Mia' });
  await until(
    host,
    ({ show }) => show.chat.messages.some(({ text }) => text === 'as Mia'),
    'the second line',
  );
  const names = host.store.getState().show.chat.messages.map(({ name }) => name);
  expect(names).toEqual([expect.stringMatching(/^Guest \d+$/), 'Mia']);

  viewer.room.close();
  const back = await join(viewer.token());
  expect(ownName(back.room)).toBe('Mia');
});

test('other viewers learn a name by what its owner writes, and by nothing else', async () => {
  const viewer = await join();
  const other = await join();
  await viewer.room.send('name.choose', { name: 'Quietly' });
  await until(
    host,
    ({ show }) => Object.values(show.names.byPerson).some(({ name }) => name === 'Quietly'),
    'it',
  );
  await other.room.send('chat.post', { text: 'hello' });
  const late = await join();
  for (const { frames } of [other, late]) expect(frames.join('')).not.toContain('Quietly');
});

test('a name that somebody has is refused, to whoever comes second', async () => {
  const [first, second] = [await join(), await join()];
  await first.room.send('name.choose', { name: 'Paula' });
  const refused = await second.room.send('name.choose', { name: 'Pаula' }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(CommandError);
  expect((refused as CommandError).code).toBe('name-taken');
});

test('who is muted stays muted under another name', async () => {
  const viewer = await join();
  const { id } = viewer.room.store.getState().you ?? { id: '' };
  await viewer.room.send('chat.post', { text: 'hello' });
  await host.send('moderation.mute', { personId: id, seconds: null });
  await viewer.room.send('name.choose', { name: 'Somebody new' });
  await expect(viewer.room.send('chat.post', { text: 'again' })).rejects.toMatchObject({ code: 'muted' });
});

test('moderators and brand reps have the name of their invite', async () => {
  const { token } = await host.send('team.invite', { name: 'Mo', role: 'moderator', hours: 1 });
  const moderator = await joinRoom(server, { token });
  onTestFinished(() => moderator.close());
  await expect(moderator.send('name.choose', { name: 'Max' })).rejects.toMatchObject({ code: 'forbidden' });
});
