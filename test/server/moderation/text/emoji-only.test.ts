import { expect, test } from 'vitest';
import { isEmojiOnly } from '../../../../server/moderation/text/emoji-only.ts';

test.each(['❤', '🔥🔥 👏', '👩🏽‍🚀', '🇫🇷', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣', '1⃣', '☺️', '👍🏿'])('%s is emoji alone', text => {
  expect(isEmojiOnly(text)).toBe(true);
});

test.each(['a ❤', '123', '#', 'ok', '好', '...', ' '])('%j is not', text => {
  expect(isEmojiOnly(text)).toBe(false);
});

test('a long text that is emoji up to its last letter is told within its time', () => {
  expect(isEmojiOnly(`${'👍🏿'.repeat(49)}a`)).toBe(false);
});
