import { expect, test } from 'vitest';
import { freeLanguages, newAnswer, readAnswer } from '../../../renderer/answers/draft.ts';
import { MAX_ANSWER_TITLE } from '../../../shared/answers/contract.ts';

const draft = { ...newAnswer('Shipping', 'en'), texts: [{ language: 'en', text: ' Free\nfrom  €50. ' }] };

test('a text of several lines is saved as one, as the chat shows it', () => {
  expect(readAnswer(draft)?.texts).toEqual([{ language: 'en', text: 'Free from €50.' }]);
});

test('nothing is saved while the title or a text is missing', () => {
  expect(readAnswer({ ...draft, title: ' ' })).toBeUndefined();
  expect(readAnswer({ ...draft, texts: [...draft.texts, { language: 'ru', text: ' ' }] })).toBeUndefined();
});

test('a title that was searched for begins the answer, as far as it fits', () => {
  expect(newAnswer('x'.repeat(200), 'zh').title).toHaveLength(MAX_ANSWER_TITLE);
});

test('a language is offered until the answer has a text in it', () => {
  expect(freeLanguages(draft)).not.toContain('en');
  expect(freeLanguages(draft)[0]).toBe('zh');
});
