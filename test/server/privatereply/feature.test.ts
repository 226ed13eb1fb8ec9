import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { ReplayLines } from '../../../server/replay/replay-lines.ts';
import { entryOf } from '../../../shared/show/record.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import { Story } from '../../support/story.ts';

const HOST = { id: 'host', name: 'Host', role: 'host' } as const;
const MO = { id: 'mod', name: 'Mo', role: 'moderator' } as const;
const ANN = { id: 'ann', name: 'Ann', role: 'viewer' } as const;
const toAnn = ({ state }: Story) => entryOf(state.privatereply.byPerson, 'ann');

test('a private reply has who wrote it, whom it is for and which line it answers, until it is taken back', () => {
  const story = new Story(5000);
  const { messageId } = story.as(ANN).ask('chat.post', { text: 'is it red?' });
  const data = { personId: 'ann', messageId, text: ' it is blue ' };
  const { replyId } = story.as(MO).ask('privatereply.send', data);
  expect(toAnn(story)).toEqual([
    {
      id: replyId,
      personId: 'ann',
      messageId,
      from: { name: 'Mo', role: 'moderator' },
      text: 'it is blue',
      at: 5000,
    },
  ]);
  story.do('privatereply.takeBack', { personId: 'ann', replyId });
  expect(toAnn(story)).toBeUndefined();
  expect(story.codeOf('privatereply.takeBack', { personId: 'ann', replyId })).toBe('already-done');
});

test('only a viewer who has written can be answered in private, and at no greater length than in public', () => {
  const story = new Story().as(MO).do('chat.post', { text: 'hello' });
  for (const personId of ['mod', 'nobody'])
    expect(story.codeOf('privatereply.send', { personId, text: 'hi' })).toBe('not-found');
  story.as(ANN).do('chat.post', { text: 'hello' });
  const long = { personId: 'ann', text: 'a'.repeat(301) };
  expect(story.as(MO).codeOf('privatereply.send', long)).toBe('bad-data');
});

test('erasing whom it is for erases it as well', () => {
  const story = new Story().as(ANN).do('chat.post', { text: 'hello' });
  story.as(MO).do('privatereply.send', { personId: 'ann', text: 'hi' });
  story.as(HOST).do('chat.erase', { personId: 'ann' });
  expect(toAnn(story)).toBeUndefined();
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

/** Joins as a viewer, or as one who has joined before, and keeps every frame that the server sends. */
async function join(token?: string): Promise<{ room: Room; frames: string[]; token: string }> {
  const frames: string[] = [];
  let own = token ?? '';
  const socket = new WebSocket(server.socketUrl);
  socket.addEventListener('message', ({ data }) => frames.push(String(data)));
  const onToken = (given: string) => {
    own = given;
  };
  const room = await joinRoom(server, { socket, onToken, ...(token === undefined ? {} : { token }) });
  onTestFinished(() => room.close());
  return { room, frames, token: own };
}

test('only its viewer’s own pages and the crew’s get anything of it, at once and after a reload', async () => {
  const SECRET = 'your parcel is on its way';
  const [ann, bob] = [await join(), await join()];
  const ofAnn = ann.room.store.getState().you?.id ?? '';
  await ann.room.send('chat.post', { text: 'where is my parcel?' });
  const otherTab = await join(ann.token);
  await host.send('privatereply.send', { personId: ofAnn, text: SECRET });
  const has = (room: Room) =>
    until(room, ({ show }) => entryOf(show.privatereply.byPerson, ofAnn) !== undefined, 'the reply');
  await Promise.all([ann.room, otherTab.room, host].map(has));
  await has((await join(ann.token)).room);

  await host.send('chat.post', { text: 'the next' });
  const late = await join();
  for (const { room } of [bob, late])
    await until(room, ({ show }) => show.chat.messages.some(({ text }) => text === 'the next'), 'the next');
  for (const { frames } of [bob, late])
    for (const frame of frames) expect(frame).not.toMatch(/on its way|privatereply\./);
});

test('what its viewer is sent with everybody else in the same moment arrives as well', async () => {
  const ann = await join();
  const ofAnn = ann.room.store.getState().you?.id ?? '';
  const { messageId } = await ann.room.send('chat.post', { text: 'where is it made?' });
  await Promise.all([
    host.send('message.pin', { messageId }),
    host.send('chat.post', { text: 'in Porto', replyTo: messageId }),
    host.send('privatereply.send', { personId: ofAnn, text: 'a blue one comes' }),
    host.send('chat.post', { text: 'and in Lisbon' }),
  ]);
  await until(ann.room, ({ show }) => show.chat.messages.some(({ text }) => text === 'and in Lisbon'), 'all');
  const { chat, pinned, privatereply } = ann.room.store.getState().show;
  expect(chat.messages.map(({ text }) => text)).toContain('in Porto');
  expect(pinned.pinned?.message?.text).toBe('where is it made?');
  expect(entryOf(privatereply.byPerson, ofAnn)).toHaveLength(1);
});

test('a replay of the show has none of it', () => {
  const lines = new ReplayLines({ startedAt: 0, ms: 10_000 });
  const reply = {
    id: 'r',
    personId: 'ann',
    from: { name: 'Mo', role: 'moderator' },
    text: 'hi',
    at: 10,
  } as const;
  lines.apply({ seq: 1, at: 10, name: 'privatereply.written', data: { reply } });
  const message = { ...HOST, id: 'm', personId: 'host', text: 'hello', at: 20 };
  lines.apply({ seq: 2, at: 20, name: 'chat.posted', data: { message } });
  expect(lines.in(0).map(({ text }) => text)).toEqual(['hello']);
});
