import { expect, test } from 'vitest';
import { channelIn } from '../../../renderer/multichat/channel.ts';

test.each([
  'anna_sells',
  ' Anna_Sells ',
  '@anna_sells',
  '#anna_sells',
  'twitch.tv/anna_sells',
  'https://www.twitch.tv/anna_sells?tab=about',
  'https://m.twitch.tv/anna_sells/videos',
  'https://www.twitch.tv/popout/anna_sells/chat',
])('%j is the channel anna_sells', text => {
  expect(channelIn(text)).toBe('anna_sells');
});

test.each(['', 'an', 'anna sells', 'анна', 'https://example.org/anna', 'a\r\nJOIN #other'])(
  '%j is no channel',
  text => {
    expect(channelIn(text)).toBeUndefined();
  },
);
