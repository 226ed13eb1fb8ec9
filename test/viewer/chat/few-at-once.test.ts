import { expect, test } from 'vitest';
import type { ShownLine } from '../../../shared/privatereply/lines.ts';
import { withFewNew } from '../../../viewer/chat/few-at-once.ts';

/** Lines with the numbers from one up to another. */
const lines = (from: number, to: number): ShownLine[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    id: `m${from + index}`,
    personId: 'p',
    name: 'n',
    role: 'viewer',
    text: 'hi',
    at: from + index,
  }));

test('an empty chat draws all that is in sight at once', () => {
  expect(withFewNew([], lines(1, 50), 10)).toEqual(lines(41, 50));
});

test('a few new lines are drawn together', () => {
  expect(withFewNew(lines(1, 10), lines(1, 14), 10)).toEqual(lines(5, 14));
});

test('of many new lines the oldest in sight come first, and the rest follows in turn', () => {
  const all = lines(1, 18);
  const first = withFewNew(lines(1, 10), all, 10);
  expect(first).toEqual(lines(5, 14));
  expect(withFewNew(first, all, 10)).toEqual(lines(9, 18));
});

test('a crowd that writes more than fits in sight leaves out lines, and keeps those that stand in order', () => {
  const drawn = withFewNew(lines(1, 10), lines(1, 200), 10);
  expect(drawn).toEqual([...lines(5, 10), ...lines(191, 194)]);
});

test('a reader’s own line and what the crew says come at once, however many write', () => {
  const all = lines(1, 200).map(line => (line.id === 'm199' ? { ...line, personId: 'you' } : line));
  const said = all.map(line => (line.id === 'm200' ? { ...line, role: 'host' as const } : line));
  const drawn = withFewNew(lines(1, 10), said, 10, 'you').map(({ id }) => id);
  expect(drawn.slice(-3)).toEqual(['m194', 'm199', 'm200']);
});

test('a line that was deleted goes at once', () => {
  const left = lines(1, 10).filter(({ id }) => id !== 'm5');
  expect(withFewNew(lines(1, 10), left, 10)).toEqual(left);
});
