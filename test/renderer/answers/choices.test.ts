import { expect, test } from 'vitest';
import { choicesOf, findChoices } from '../../../renderer/answers/choices.ts';
import type { Answer } from '../../../shared/answers/contract.ts';

const NAMES: Record<string, string> = { en: 'English', ru: 'Russian' };
const answers: Answer[] = [
  { id: 'r', title: 'Returns', texts: [{ language: 'en', text: 'Within 30 days, shipping paid.' }] },
  {
    id: 's',
    title: 'Shipping',
    texts: [
      { language: 'en', text: 'Free from €50.' },
      { language: 'ru', text: 'Бесплатно от 50 евро.' },
    ],
  },
];
const choices = choicesOf(answers, tag => NAMES[tag] ?? tag);
const found = (search: string) => findChoices(choices, search).map(({ id }) => id);

test('each text is a choice; its language is named where an answer has several', () => {
  expect(choices.map(({ title, note }) => [title, note])).toEqual([
    ['Returns', undefined],
    ['Shipping', 'English'],
    ['Shipping', 'Russian'],
  ]);
});

test('without a search all are there in their order', () => {
  expect(found('')).toEqual(['r en', 's en', 's ru']);
});

test('what has the words in its title comes before what has them in its text', () => {
  expect(found('shipping')).toEqual(['s en', 's ru', 'r en']);
});

test('a language narrows it down, and case and accents don’t matter', () => {
  expect(found('SHIP russ')).toEqual(['s ru']);
  expect(found('бесплатно')).toEqual(['s ru']);
  expect(found('warranty')).toEqual([]);
});
