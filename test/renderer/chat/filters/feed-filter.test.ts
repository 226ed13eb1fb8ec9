import { expect, test } from 'vitest';
import { type FeedFilter, isShownBy, NO_FILTER } from '../../../../renderer/chat/filters/feed-filter.ts';
import type { ChatMessage } from '../../../../shared/chat/message.ts';

const message = (id: string, change: Partial<ChatMessage> = {}): ChatMessage => ({
  id,
  personId: 'ann',
  name: 'Ann',
  role: 'viewer',
  text: 'is it warm?',
  at: 1,
  ...change,
});
const messages = [
  message('asks'),
  message('tells', { text: 'it is warm', personId: 'bob' }),
  message('host asks', { role: 'host' }),
  message('asks in Chinese', { text: '有小码吗', language: 'zh' }),
];
const shown = (filter: Partial<FeedFilter>) => {
  const isShown = isShownBy({ ...NO_FILTER, ...filter }, { tells: ['coat'] });
  return messages.filter(each => isShown?.(each) ?? true).map(({ id }) => id);
};

test('without a filter every message is shown', () => {
  expect(isShownBy(NO_FILTER, {})).toBeUndefined();
});

test('questions are those of viewers, in any language', () => {
  expect(shown({ questions: true })).toEqual(['asks', 'asks in Chinese']);
});

test('newcomers are those whom the server says are new, together with what else is set', () => {
  const isShown = isShownBy({ ...NO_FILTER, newcomers: true, language: 'zh' }, {});
  expect(isShown?.(message('new', { newcomer: true, language: 'zh' }))).toBe(true);
  expect(isShown?.(message('old', { language: 'zh' }))).toBe(false);
  expect(isShown?.(message('other', { newcomer: true, language: 'en' }))).toBe(false);
});

test('a person, a language and a product each leave what is of them, and together what is of all', () => {
  expect(shown({ personId: 'bob' })).toEqual(['tells']);
  expect(shown({ language: 'zh' })).toEqual(['asks in Chinese']);
  expect(shown({ productId: 'coat' })).toEqual(['tells']);
  expect(shown({ productId: 'coat', questions: true })).toEqual([]);
});
