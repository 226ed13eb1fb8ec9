import { expect, test } from 'vitest';
import { exceeded } from '../../../../server/moderation/classifier/levels.ts';
import type { Levels } from '../../../../shared/moderation/levels.ts';

const off: Levels = { insult: 0, hate: 0, threat: 0, sexual: 0, spam: 0 };
const said = { insult: 0.8, hate: 0, threat: 0.99, sexual: 0, spam: 0.6 };

test('a category that is off holds nothing', () => {
  expect(exceeded(said, off)).toEqual([]);
});

test('a stricter level holds what is less sure', () => {
  expect(exceeded(said, { ...off, insult: 2 })).toEqual([]);
  expect(exceeded(said, { ...off, insult: 3 })).toEqual(['insult']);
});

test('the surest category is named first', () => {
  expect(exceeded(said, { insult: 4, hate: 4, threat: 1, sexual: 4, spam: 4 })).toEqual([
    'threat',
    'insult',
    'spam',
  ]);
});
