/** How many points there are at most, and how many come back in a second. */
export interface Rate {
  readonly most: number;
  readonly perSecond: number;
}

/**
 * Points that are spent and come back with time (a token bucket). It is asked for every frame before anything of it is
 * read, so it is two numbers and makes no promise, as the limiters of what has been read do.
 */
export class TokenBucket {
  #points: number;
  #at: number;

  /** @param now milliseconds of a monotonic clock */
  constructor(points: number, now = performance.now()) {
    this.#points = points;
    this.#at = now;
  }

  /** How many points there are now; fewer than none where it was charged with more than it had. */
  points({ most, perSecond }: Rate, now = performance.now()): number {
    this.#points = Math.min(most, this.#points + ((now - this.#at) / 1000) * perSecond);
    this.#at = now;
    return this.#points;
  }

  /** Takes points where there are enough. What costs more than there may ever be needs all of them, and leaves a debt. */
  take(cost: number, rate: Rate, now = performance.now()): boolean {
    if (this.points(rate, now) < Math.min(cost, rate.most)) return false;
    this.#points -= cost;
    return true;
  }

  /** Takes points that were spent already, down to as many below nothing as there may be above it. */
  charge(cost: number, rate: Rate, now = performance.now()): void {
    this.#points = Math.max(-rate.most, this.points(rate, now) - cost);
  }
}
