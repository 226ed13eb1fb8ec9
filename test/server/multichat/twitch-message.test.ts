import { expect, test } from 'vitest';
import { readTwitchMessage } from '../../../server/multichat/twitch-message.ts';

const said = (tags: string, text: string): string =>
  `@${tags} :ann!ann@ann.tmi.twitch.tv PRIVMSG #shop :${text}`;

test('a line has Twitch’s ids, the name that Twitch shows, and its text', () => {
  expect(readTwitchMessage(said('display-name=Анна\\sК;id=a1;user-id=7', 'is it: red?'))).toEqual({
    kind: 'line',
    line: { id: 'twitch-a1', authorId: 'twitch-7', author: 'Анна К', text: 'is it: red?' },
  });
});

test('somebody without a name to show is called by their login', () => {
  expect(readTwitchMessage(said('display-name=;id=a1;user-id=7', 'hi'))).toMatchObject({
    line: { author: 'ann' },
  });
});

test('what somebody does is shown without the signs around it', () => {
  expect(readTwitchMessage(said('id=a1;user-id=7', '\u0001ACTION waves\u0001'))).toMatchObject({
    line: { text: 'waves' },
  });
});

test('a line that is too long is cut at a whole character', () => {
  const message = readTwitchMessage(said('id=a1;user-id=7', `${'x'.repeat(298)}🦊🦊`));
  expect(message).toMatchObject({ line: { text: `${'x'.repeat(298)}…` } });
});

test('what Twitch’s moderators take away is named as the lines are', () => {
  expect(readTwitchMessage('@login=ann;target-msg-id=a1 :tmi.twitch.tv CLEARMSG #shop :x')).toEqual({
    kind: 'retracted',
    of: 'line',
    id: 'twitch-a1',
  });
  expect(readTwitchMessage('@ban-duration=60;target-user-id=7 :tmi.twitch.tv CLEARCHAT #shop :ann')).toEqual({
    kind: 'retracted',
    of: 'author',
    id: 'twitch-7',
  });
});

test('a ping is answered with its own text', () => {
  expect(readTwitchMessage('PING :tmi.twitch.tv')).toEqual({ kind: 'ping', answer: 'PONG :tmi.twitch.tv' });
});

test.each([
  '',
  ' ',
  '@',
  '@id=a1',
  ':',
  'PRIVMSG',
  said('user-id=7', 'a line without an id'),
  said('id=a1;user-id=7', ''),
  said(`id=${'a'.repeat(500)};user-id=7`, 'an endless id'),
  '@target-user-id= :tmi.twitch.tv CLEARCHAT #shop',
  ':tmi.twitch.tv CLEARCHAT #shop',
])('%j is passed over', raw => {
  expect(readTwitchMessage(raw)).toEqual({ kind: 'other' });
});
