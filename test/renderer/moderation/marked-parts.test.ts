import { expect, test } from 'vitest';
import { markedParts } from '../../../renderer/moderation/marked-parts.ts';

const reason = (at?: [number, number]) => ({ by: 'rules.phrase', id: 'f', ...(at ? { at } : {}) });
const shown = (text: string, ...reasons: ReturnType<typeof reason>[]) =>
  markedParts(text, reasons).map(({ part, isMarked }) => (isMarked ? `[${part}]` : part));

test('the parts for which a text was held are marked, overlapping ones as one', () => {
  expect(shown('a scam here', reason([2, 6]))).toEqual(['a ', '[scam]', ' here']);
  expect(shown('a scam here', reason([7, 11]), reason([0, 1]))).toEqual(['[a]', ' scam ', '[here]']);
  expect(shown('a scam here', reason([2, 6]), reason([4, 9])).join('')).toBe('a [scam][ he]re');
});

test('a text without known places is shown as it is', () => {
  expect(shown('a scam', reason())).toEqual(['a scam']);
  expect(shown('a scam', reason([3, 99]))).toEqual(['a scam']);
});
