import { expect, test } from 'vitest';
import { mayHide } from '../../../../server/moderation/classifier/hiding.ts';

test.each([
  'do you ship to Portugal? last time it took 3 weeks',
  "that's it, isn't it?",
  'беру две, одну сестре',
  'a b cd',
])('hides nothing in “%s”', text => {
  expect(mayHide(text)).toBe(false);
});

test.each([
  ['a digit among letters', '1diot'],
  ['a digit after a letter', 'gr8'],
  ['a sign among letters', 'id.iot'],
  ['a sign for a letter', '$tupid'],
  ['letters of two alphabets', 'идиoт'],
  ['letters apart', 'f u c k'],
  ['a run of a letter in two cases', 'stuUupid'],
])('may hide a word by %s', (_how, text) => {
  expect(mayHide(text)).toBe(true);
});
