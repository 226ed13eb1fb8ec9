import { randomInt } from 'node:crypto';
import { GUESTS_AT_ONCE } from '../../shared/team/guests.ts';
import type { ShowContext } from '../show/feature.ts';

/** More are reserved while so many are left, so that hardly anybody waits for the disk. */
const RESERVE_BELOW = GUESTS_AT_ONCE / 2;

/**
 * Numbers for the names of viewers who come without one, each given out once in a show, across restarts. They are
 * reserved in the log by the hundred, so that not every viewer costs an event, and shuffled, so that a number doesn't say
 * how many came before.
 */
export class GuestNumbers {
  readonly #show: ShowContext;
  readonly #free: number[] = [];
  #reserving: Promise<void> | undefined;

  constructor(show: ShowContext) {
    this.#show = show;
  }

  async next(): Promise<number> {
    while (this.#free.length === 0) {
      try {
        await this.#reserve();
      } catch {
        // Nothing can be written just now, which shall not keep anybody from watching: beyond all that is reserved.
        return randomInt(10 ** 9, 10 ** 10);
      }
    }
    if (this.#free.length <= RESERVE_BELOW) this.#reserve().catch(() => {});
    const [number] = this.#free.splice(randomInt(this.#free.length), 1);
    return number as number;
  }

  #reserve(): Promise<void> {
    this.#reserving ??= this.#show
      .submit('team.reserveGuests', {})
      .then(({ from }) => {
        for (let number = from; number < from + GUESTS_AT_ONCE; number++) this.#free.push(number);
      })
      .finally(() => {
        this.#reserving = undefined;
      });
    return this.#reserving;
  }
}
