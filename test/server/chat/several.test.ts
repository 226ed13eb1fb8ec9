import { expect, test } from 'vitest';
import { MAX_AT_ONCE } from '../../../shared/chat/protocol.ts';
import { phraseRule } from '../../../shared/rules/rule.ts';
import { commands } from '../../../shared/show/protocol.ts';
import { moderator, viewer } from '../../support/deals.ts';
import { Story } from '../../support/story.ts';

const ann = viewer('ann');

/** A show in which so many lines are held, and a moderator. */
function withHeld(count: number) {
  const story = new Story().do('rule.add', { rule: phraseRule('spam') }).as(ann);
  const messages = Array.from({ length: count }, () => {
    const { messageId } = story.after(1).ask('chat.post', { text: 'spam' });
    return { messageId, personId: ann.id };
  });
  return { story: story.as(moderator), messages, ids: messages.map(({ messageId }) => messageId) };
}

const posted = ({ state }: Story) => state.chat.messages.map(({ id }) => id);
const held = ({ state }: Story) =>
  state.chat.withheld.filter(entry => entry.state === 'held').map(({ message }) => message.id);

test('several held messages are approved as one step, and what somebody else decided meanwhile is left out', () => {
  const { story, messages, ids } = withHeld(3);
  story.do('chat.delete', { messageId: ids[1] ?? '' });
  const { seq } = story.state;
  expect(story.ask('chat.approveMany', { messages })).toEqual({ messageIds: [ids[0], ids[2]] });
  expect(story.state.seq - seq).toBe(2);
  expect(posted(story)).toEqual([ids[0], ids[2]]);
  expect(held(story)).toEqual([]);
});

test('several are deleted and brought back to where they were, whichever that was', () => {
  const { story, messages, ids } = withHeld(3);
  story.do('chat.approve', { messageId: ids[0] ?? '' });
  expect(story.ask('chat.deleteMany', { messages })).toEqual({ messageIds: ids });
  expect(held(story)).toEqual([]);
  expect(story.ask('chat.restoreMany', { messages })).toEqual({ messageIds: ids });
  expect(posted(story)).toEqual([ids[0]]);
  expect(held(story)).toEqual([ids[1], ids[2]]);
});

test('a message that is named twice is decided once', () => {
  const { story, messages, ids } = withHeld(1);
  expect(story.ask('chat.deleteMany', { messages: [...messages, ...messages] })).toEqual({ messageIds: ids });
});

test('where all of them were decided already, that is said', () => {
  const { story, messages } = withHeld(2);
  story.do('chat.deleteMany', { messages });
  expect(story.codeOf('chat.approveMany', { messages })).toBe('not-found');
  expect(story.codeOf('chat.deleteMany', { messages })).toBe('not-found');
  story.do('chat.restoreMany', { messages });
  expect(story.codeOf('chat.restoreMany', { messages })).toBe('not-found');
});

test('one command takes a bounded number of them, and only the crew may send it', () => {
  const many = (count: number) => ({ messages: Array.from({ length: count }, () => ({ messageId: 'm' })) });
  for (const name of ['chat.approveMany', 'chat.deleteMany', 'chat.restoreMany'] as const) {
    const { data, roles } = commands[name];
    expect(roles).toEqual(['host', 'moderator']);
    expect(data.safeParse(many(MAX_AT_ONCE)).success).toBe(true);
    expect(data.safeParse(many(MAX_AT_ONCE + 1)).success).toBe(false);
    expect(data.safeParse(many(0)).success).toBe(false);
  }
});
