import { expect, test } from 'vitest';
import { Story } from '../../support/story.ts';

const MO = { id: 'mod', name: 'Mo', role: 'moderator' } as const;
const ANN = { id: 'ann', name: 'Ann', role: 'viewer' } as const;
const shownIn = ({ state }: Story) => state.highlight.highlighted;

function shown(seconds: number | null) {
  const story = new Story(1000);
  const { messageId } = story.as(ANN).ask('chat.post', { text: 'is it warm?' });
  return { story: story.as(MO).do('highlight.show', { messageId, seconds }), messageId };
}

test('a line stands in the picture with its text and who shows it, and leaves when its time is over', () => {
  const { story, messageId } = shown(10);
  expect(shownIn(story)).toMatchObject({
    messageId,
    until: 11_000,
    shownBy: { name: 'Mo', role: 'moderator' },
    message: { name: 'Ann', text: 'is it warm?' },
  });
  expect(shownIn(story.after(9).settle())).not.toBeNull();
  expect(shownIn(story.after(1).settle())).toBeNull();
});

test('without a time it stays until it is taken out, which is done once', () => {
  const { story, messageId } = shown(null);
  expect(shownIn(story.after(100_000).settle())).not.toBeNull();
  expect(story.codeOf('highlight.end', { messageId: 'another' })).toBe('already-done');
  story.do('highlight.end', { messageId });
  expect(shownIn(story)).toBeNull();
  expect(story.codeOf('highlight.end', { messageId })).toBe('already-done');
});

test('deleted, or its writer muted, it leaves the picture at once, and can’t be shown', () => {
  const { story, messageId } = shown(null);
  story.do('chat.delete', { messageId });
  expect(shownIn(story)).toBeNull();
  expect(story.codeOf('highlight.show', { messageId, seconds: 10 })).toBe('not-found');
  const other = shown(null).story.do('moderation.mute', { personId: 'ann', seconds: null });
  expect(shownIn(other)).toBeNull();
});
