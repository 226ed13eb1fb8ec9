import { seededRandom } from '../../scripts/moderation/random.ts';

/** Random choices that are the same again for the same seed. */
export class Random {
  /** From 0 up to 1. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = seededRandom(seed);
  }

  /** A whole number of a range, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  happens(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.int(0, list.length - 1)] ?? list[0];
  }

  /** A generator of its own, so that what one takes doesn't change what another one gets. */
  fork(): Random {
    return new Random(this.int(0, 2 ** 32 - 1));
  }
}
