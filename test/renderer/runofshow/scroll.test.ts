import { expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} });
const { scrollStep, wordsIn } = await import('../../../renderer/runofshow/scroll.ts');

test.each([
  ['a shirt that doesn’t shrink', 5],
  ['льняная рубашка, 39 €', 3],
  ['亚麻衬衫今天打八折', 9 / 1.6],
  ['', 0],
])('%s takes as long to read as it should', (text, words) => {
  expect(wordsIn(text)).toBeCloseTo(words);
});

test('a text of 130 words scrolls through in a minute at 130 words a minute', () => {
  expect(scrollStep(2600, 130, 130, 60_000)).toBeCloseTo(2600);
});

test('a page without words does not scroll', () => {
  expect(scrollStep(500, 0, 130, 16)).toBe(0);
});
