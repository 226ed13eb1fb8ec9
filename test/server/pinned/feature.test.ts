import { describe, expect, test } from 'vitest';
import { phraseRule } from '../../../shared/rules/rule.ts';
import { Story } from '../../support/story.ts';

const HOST = { id: 'host', name: 'Host', role: 'host' } as const;
const MO = { id: 'mod', name: 'Mo', role: 'moderator' } as const;
const ANN = { id: 'ann', name: 'Ann', role: 'viewer' } as const;

/** A story in which Ann has written, and Mo acts. */
function written(text = 'is it red?') {
  const story = new Story();
  const { messageId } = story.as(ANN).ask('chat.post', { text });
  return { story: story.as(MO), messageId };
}
const pinnedIn = ({ state }: Story) => state.pinned.pinned;

describe('a pinned message', () => {
  test('stands with its text, its writer and who pinned it, and another takes its place', () => {
    const { story, messageId } = written();
    story.do('message.pin', { messageId });
    expect(pinnedIn(story)).toMatchObject({
      messageId,
      personId: 'ann',
      pinnedBy: { name: 'Mo', role: 'moderator' },
      message: { text: 'is it red?', name: 'Ann' },
    });
    const next = story.ask('chat.post', { text: 'shipping is free today' });
    story.do('message.pin', next);
    expect(pinnedIn(story)?.message?.text).toBe('shipping is free today');
  });

  test('is taken down once, and only by who means this one', () => {
    const { story, messageId } = written();
    story.do('message.pin', { messageId });
    expect(story.codeOf('message.pin', { messageId })).toBe('already-done');
    expect(story.codeOf('message.unpin', { messageId: 'another' })).toBe('already-done');
    expect(story.codeOf('message.unpin', { messageId })).toBe('done');
    expect(story.codeOf('message.unpin', { messageId })).toBe('already-done');
    expect(pinnedIn(story)).toBeNull();
  });

  test('goes when it is deleted, and does not come back by itself', () => {
    const { story, messageId } = written();
    story.do('message.pin', { messageId }).do('chat.delete', { messageId });
    expect(pinnedIn(story)).toBeNull();
    story.do('chat.restore', { messageId });
    expect(pinnedIn(story)).toBeNull();
  });

  test.each([
    ['muted', (story: Story) => story.do('moderation.mute', { personId: 'ann', seconds: null })],
    ['erased', (story: Story) => story.as(HOST).do('chat.erase', { personId: 'ann' })],
  ])('goes when its writer is %s with all their lines', (_what, act) => {
    const { story, messageId } = written();
    story.do('message.pin', { messageId });
    act(story);
    expect(pinnedIn(story)).toBeNull();
  });

  test('is one that everybody sees: neither held, nor hidden, nor deleted', () => {
    const story = new Story().do('rule.add', { rule: phraseRule('spam') });
    story.do('rule.add', { rule: { ...phraseRule('secret'), action: 'hide' } });
    const ids = ['spam', 'secret', 'deleted'].map(text => story.as(ANN).ask('chat.post', { text }).messageId);
    story.as(MO).do('chat.delete', { messageId: ids[2] ?? '' });
    for (const messageId of [...ids, 'none'])
      expect(story.codeOf('message.pin', { messageId })).toBe('not-found');
  });
});
