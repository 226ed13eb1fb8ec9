import { Random } from './random.ts';

/** From when on the clock is set, and until when: what is measured begins before and ends after. */
const [FIRST_JUMP_MS, LAST_JUMP_MS] = [3000, 50_000];
const [SHORTEST_JUMP_MS, LONGEST_JUMP_MS] = [2000, 5 * 24 * 60 * 60 * 1000];
const HOUR_MS = 60 * 60 * 1000;
const CRASHES = 0.4;

/** What happens in a round, and when: all times in milliseconds from its beginning. */
export interface RoundPlan {
  /** When a deal starts by itself. */
  readonly startsInMs: number;
  readonly holds: readonly number[];
  readonly pins: readonly { readonly atMs: number; readonly seconds: number }[];
  readonly mutes: readonly { readonly atMs: number; readonly seconds: number }[];
  /** How far the clock is ahead of the true time from then on; below 0 behind. */
  readonly jumps: readonly { readonly atMs: number; readonly toMs: number }[];
  /** When the server is killed and started again, and how the clock is set in between. */
  readonly crash?: { readonly atMs: number; readonly toMs?: number };
}

/** As likely by seconds as by days. */
function someOffset(random: Random): number {
  const ms = SHORTEST_JUMP_MS * (LONGEST_JUMP_MS / SHORTEST_JUMP_MS) ** random.next();
  return Math.round(random.happens(0.5) ? ms : -ms);
}

/** An hour back, or forward and back as in the two accounts of what broke, or anything. */
function someJumps(random: Random): RoundPlan['jumps'] {
  const atMs = () => random.int(FIRST_JUMP_MS, LAST_JUMP_MS);
  const first = random.int(FIRST_JUMP_MS, LAST_JUMP_MS / 3);
  const story = random.int(1, 3);
  if (story === 1) return [{ atMs: first, toMs: -HOUR_MS }];
  if (story === 2) {
    const toMs = Math.abs(someOffset(random));
    return [
      { atMs: first, toMs },
      { atMs: random.int(first + 4000, LAST_JUMP_MS), toMs: 0 },
    ];
  }
  const jumps = Array.from({ length: random.int(2, 4) }, () => ({
    atMs: atMs(),
    toMs: someOffset(random),
  }));
  return jumps.toSorted((a, b) => a.atMs - b.atMs);
}

export function planOf(seed: number): RoundPlan {
  const random = new Random(seed);
  const many = <T>(from: number, to: number, make: (index: number) => T): T[] =>
    Array.from({ length: random.int(from, to) }, (_, index) => make(index));
  const jumps = someJumps(random);
  const toMs = random.happens(0.6) ? someOffset(random) : undefined;
  return {
    startsInMs: random.int(5000, 10_000),
    // The limit of one buyer is five in five seconds.
    holds: many(4, 8, index => index * 3500 + random.int(0, 3000)),
    // One after the other, because the deals have the other two places.
    pins: many(2, 3, index => ({ atMs: index * 21_000 + random.int(0, 2000), seconds: random.int(10, 15) })),
    mutes: many(2, 4, () => ({ atMs: random.int(1000, 35_000), seconds: random.int(10, 25) })),
    jumps,
    ...(random.happens(CRASHES)
      ? { crash: { atMs: random.int(8000, 45_000), ...(toMs === undefined ? {} : { toMs }) } }
      : {}),
  };
}
