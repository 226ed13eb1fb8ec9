import { expect, test } from 'vitest';
import { isEmojiOnly } from '../../../server/modes/emoji-only.ts';

test.each(['❤', '🔥🔥 👏', '👩🏽‍🚀', '🇫🇷', '1️⃣', '☺️', '👍🏿'])('%s is emoji alone', text => {
  expect(isEmojiOnly(text)).toBe(true);
});

test.each(['a ❤', '123', '#', 'ok', '好', '...'])('%s is not', text => {
  expect(isEmojiOnly(text)).toBe(false);
});
