import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Room, RoomView } from '../../../client/room/room.ts';
import { phraseRule } from '../../../shared/rules/rule.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import { Story } from '../../support/story.ts';
import { TwitchChat } from '../../support/twitch-chat.ts';

const line = (id: string, text: string) => ({ id, userId: '7', name: 'Ann', text });

let twitch: TwitchChat;
let server: TestServer;
let host: Room;

beforeAll(async () => {
  twitch = await TwitchChat.start(['anna_sells']);
  server = await TestServer.start(['--twitch-chat', twitch.address]);
  host = await joinRoom(server, { token: server.hostToken });
}, 60_000);
afterAll(async () => {
  host.close();
  await server.stop();
  await twitch.stop();
});

const texts = ({ show }: RoomView): string[] => show.chat.messages.map(({ text }) => text);

/** Reads a channel along until the test is over. */
async function read(channel = 'anna_sells'): Promise<string> {
  const { sourceId } = await host.send('multichat.add', { platform: 'twitch', channel });
  onTestFinished(async () => {
    await host.send('multichat.remove', { sourceId }).catch(() => {});
  });
  return sourceId;
}

const isReading = (sourceId: string) => (view: RoomView) =>
  view.live.multichat.states[sourceId]?.kind === 'reading';

test('lines of another platform stand in the crew’s chat, marked by it, and no viewer is sent any', async () => {
  const frames: string[] = [];
  const socket = new WebSocket(server.socketUrl);
  socket.addEventListener('message', ({ data }) => frames.push(String(data)));
  const viewer = await joinRoom(server, { socket });
  onTestFinished(() => viewer.close());
  const sourceId = await read();
  await until(host, isReading(sourceId), 'the chat is read');
  twitch.say('anna_sells', line('a1', 'hello from elsewhere'));
  const view = await until(host, each => texts(each).includes('hello from elsewhere'), 'the line');
  expect(view.show.chat.messages.at(-1)).toMatchObject({
    id: 'twitch-a1',
    personId: 'twitch-7',
    name: 'Ann',
    role: 'viewer',
    platform: 'twitch',
  });
  // What everybody is sent comes behind it.
  await host.send('chat.post', { text: 'to all' });
  await until(viewer, each => texts(each).includes('to all'), 'the host’s line');
  expect(frames.join()).not.toContain('elsewhere');
  expect(frames.join()).not.toContain('twitch-7');
});

test('a line that a filter finds waits for the crew, and a muted person’s lines do not come', async () => {
  const sourceId = await read();
  await until(host, isReading(sourceId), 'the chat is read');
  const { ruleId } = await host.send('rule.add', { rule: phraseRule('casino') });
  onTestFinished(async () => {
    await host.send('rule.remove', { ruleId });
    await host.send('moderation.unmute', { personId: 'twitch-7' });
  });
  twitch.say('anna_sells', line('b1', 'visit my casino'));
  await until(
    host,
    ({ show }) => show.chat.withheld.some(({ message }) => message.id === 'twitch-b1'),
    'the held line',
  );
  await host.send('moderation.mute', { personId: 'twitch-7', seconds: null });
  twitch.say('anna_sells', line('b2', 'and again'), { ...line('b3', 'another person'), userId: '8' });
  const view = await until(host, each => texts(each).includes('another person'), 'the other person');
  expect(texts(view)).not.toContain('and again');
});

test('what the platform’s moderators take away goes here too', async () => {
  const sourceId = await read();
  await until(host, isReading(sourceId), 'the chat is read');
  twitch.say('anna_sells', line('c1', 'bad'), { ...line('c2', 'worse'), userId: '9' }, line('c3', 'good'));
  await until(host, each => texts(each).includes('good'), 'the lines');
  twitch.send('anna_sells', '@login=ann;target-msg-id=c1 :tmi.twitch.tv CLEARMSG #anna_sells :bad');
  twitch.send('anna_sells', '@target-user-id=9 :tmi.twitch.tv CLEARCHAT #anna_sells :user9');
  const view = await until(host, each => !/bad|worse/.test(texts(each).join()), 'they are gone');
  expect(texts(view)).toContain('good');
});

test('more than a crew can read is left out, and counted', async () => {
  const sourceId = await read();
  await until(host, isReading(sourceId), 'the chat is read');
  const before = host.store.getState().show.chat.messages.length;
  twitch.say('anna_sells', ...Array.from({ length: 500 }, (_, index) => line(`d${index}`, `line ${index}`)));
  const view = await until(
    host,
    ({ live }) => {
      const state = live.multichat.states[sourceId];
      return state?.kind === 'reading' && state.dropped > 0;
    },
    'the count of what was left out',
  );
  expect(view.show.chat.messages.length - before).toBeLessThan(100);
});

test('a chat whose server goes away is read again when it is back', async () => {
  const sourceId = await read();
  await until(host, isReading(sourceId), 'the chat is read');
  const { port } = twitch;
  await twitch.stop();
  await until(host, ({ live }) => live.multichat.states[sourceId]?.kind === 'retrying', 'it tries again');
  twitch = await TwitchChat.start(['anna_sells'], port);
  await host.send('multichat.retry', { sourceId });
  await until(host, isReading(sourceId), 'the chat is read again');
  expect(twitch.received.some(each => each.startsWith('PASS'))).toBe(false);
});

test('a closed channel is told as not found', async () => {
  const sourceId = await read();
  await until(host, isReading(sourceId), 'the chat is read');
  twitch.send('anna_sells', '@msg-id=msg_channel_suspended :tmi.twitch.tv NOTICE #anna_sells :Suspended.');
  const { live } = await until(
    host,
    view => view.live.multichat.states[sourceId]?.kind === 'failed',
    'it is given up',
  );
  expect(live.multichat.states[sourceId]).toEqual({ kind: 'failed', code: 'no-channel' });
});

test('a line of another platform that the classifier finds waits for the crew', () => {
  const story = new Story();
  const { sourceId } = story.ask('multichat.add', { platform: 'twitch', channel: 'anna_sells' });
  const received = (id: string, text: string) => ({ id, authorId: 'twitch-7', author: 'Ann', text });
  story.do('multichat.receive', {
    sourceId,
    lines: [received('f1', 'you fool'), received('f2', 'nice blue')],
  });
  const { messages, withheld } = story.state.chat;
  expect(messages.map(({ text }) => text)).toEqual(['nice blue']);
  expect(withheld).toMatchObject([
    { message: { text: 'you fool' }, state: 'held', reasons: [{ by: 'moderation.insult' }] },
  ]);
});

test('one channel is read once, and only so many are', () => {
  const story = new Story();
  const add = (channel: string) => story.ask('multichat.add', { platform: 'twitch', channel });
  expect(add('anna_sells')).toEqual(add('anna_sells'));
  for (const channel of ['bob_sells', 'cat_sells', 'dan_sells']) add(channel);
  expect(() => add('eve_sells')).toThrow(/at most 4/);
});
