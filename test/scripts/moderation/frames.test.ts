import { expect, test } from 'vitest';
import { framedLines } from '../../../scripts/moderation/frames.ts';
import { seededRandom } from '../../../scripts/moderation/random.ts';

const FRAMES =
  '# about\n[goods]\nmug|hat\nknife\n[size]\nS|M\n[frames]\nhow much is the {goods}\n{goods} in {size}?';

test('lines have an item in each slot, and are the same for a seed', () => {
  const lines = framedLines(FRAMES, 50, seededRandom(1));
  expect(lines).toHaveLength(50);
  for (const line of lines)
    expect(line).toMatch(/^(how much is the (mug|hat|knife)|(mug|hat|knife) in [SM]\?)$/);
  expect(new Set(lines).size).toBeGreaterThan(5);
  expect(framedLines(FRAMES, 50, seededRandom(1))).toEqual(lines);
});
