import { expect, test } from 'vitest';
import { runRound } from './deals.ts';

/** `npm run chaos -- deals --rounds N` runs as many as one likes, from any seed. */
const SEEDS = [11, 12, 13];
/** Only a bound for what never comes: each round starts a server several times. */
const LONGEST_MS = 240_000;

test(
  'a server killed in a rush sells no unit twice, loses no acknowledged hold and doubles none',
  async () => {
    for (const seed of SEEDS) {
      const { violations, kills, counts } = await runRound(seed);
      expect(violations, `seed ${seed}`).toEqual([]);
      expect(kills).toBeGreaterThan(0);
      expect(counts.holds).toBeGreaterThan(0);
      expect(counts.answers).toBeGreaterThan(0);
    }
  },
  LONGEST_MS,
);
