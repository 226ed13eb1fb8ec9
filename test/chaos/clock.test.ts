import { expect, test } from 'vitest';
import { fakeTimeMissing } from '../support/fake-time.ts';
import { runClockRound } from './clock.ts';

/** `npm run chaos -- clock --rounds N` runs as many as one likes, from any seed. */
const SEEDS = [1, 2, 3];
/** Only a bound for what never comes: a deal runs for a minute at least. */
const LONGEST_MS = 240_000;

test.skipIf(fakeTimeMissing)(
  `holds, deals, pins and mutes end after their true length however the server’s clock is set${fakeTimeMissing ?? ''}`,
  async () => {
    const rounds = await Promise.all(SEEDS.map(runClockRound));
    for (const { seed, ends, violations } of rounds) {
      expect(violations, `seed ${seed}`).toEqual([]);
      expect(new Set(ends.map(({ kind }) => kind)).size).toBe(5);
    }
  },
  LONGEST_MS,
);
