import { expect, test } from 'vitest';
import { type Answer, answers, MAX_ANSWER_TEXTS } from '../../../shared/answers/contract.ts';
import { MAX_CHAT_LENGTH } from '../../../shared/chat/protocol.ts';

const save = (change: Partial<Answer>) =>
  answers.commands['answer.save'].data.safeParse({
    answer: { id: 'a', title: 'Shipping', texts: [{ language: 'en', text: 'Free.' }], ...change },
  }).success;
const inLanguages = (...languages: string[]) => languages.map(language => ({ language, text: 'Free.' }));

test('an answer has a title and up to six texts, each as long as a chat line at most', () => {
  expect(save({})).toBe(true);
  expect(save({ title: '  ' })).toBe(false);
  expect(save({ texts: [] })).toBe(false);
  expect(save({ texts: [{ language: 'en', text: 'x'.repeat(MAX_CHAT_LENGTH) }] })).toBe(true);
  expect(save({ texts: [{ language: 'en', text: 'x'.repeat(MAX_CHAT_LENGTH + 1) }] })).toBe(false);
  expect(save({ texts: inLanguages('en', 'zh', 'ru', 'de', 'fr', 'es') })).toBe(true);
  expect(inLanguages('en', 'zh', 'ru', 'de', 'fr', 'es', 'it').length).toBeGreaterThan(MAX_ANSWER_TEXTS);
  expect(save({ texts: inLanguages('en', 'zh', 'ru', 'de', 'fr', 'es', 'it') })).toBe(false);
});

test('each text is in a language of its own, which is named by a tag', () => {
  expect(save({ texts: inLanguages('en', 'pt-BR', 'zh-Hant-TW') })).toBe(true);
  expect(save({ texts: inLanguages('en', 'en') })).toBe(false);
  expect(save({ texts: inLanguages('English, of course') })).toBe(false);
});
