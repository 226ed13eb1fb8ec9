import type { ShowEvent } from '../shared/show/events.ts';
import { type Clock, systemClock } from './clock.ts';
import { dueOf, nextDue } from './due.ts';
import type { Show } from './show.ts';

/** Keeps a fault that lasts from being tried all the time. */
const RETRY_MS = 1000;

/**
 * Lets happen in one show what its own state says is due: a timer to the first deadline, and no work between. What
 * came due while the server was away happens as soon as it is back.
 */
export class Timekeeper {
  readonly #show: Pick<Show, 'state' | 'settle'>;
  readonly #clock: Clock;
  #next: number | undefined;
  #cancel: () => void = () => {};
  #closed = false;

  constructor(show: Pick<Show, 'state' | 'settle'>, clock: Clock = systemClock) {
    this.#show = show;
    this.#clock = clock;
    this.#wakeAt(nextDue(show.state));
  }

  /** Takes note of an event that is in the log. */
  observe(event: ShowEvent): void {
    const at = dueOf(event);
    if (at !== undefined && (this.#next === undefined || at < this.#next)) this.#wakeAt(at);
  }

  close(): void {
    this.#closed = true;
    this.#cancel();
  }

  #wakeAt(at: number | undefined): void {
    this.#cancel();
    this.#next = at;
    if (at === undefined || this.#closed) return;
    this.#cancel = this.#clock.after(Math.max(0, at - this.#clock.now()), () => void this.#wake());
  }

  async #wake(): Promise<void> {
    try {
      await this.#show.settle();
      this.#wakeAt(nextDue(this.#show.state));
    } catch {
      // Said where it happened; the deadline stands.
      this.#wakeAt(this.#clock.now() + RETRY_MS);
    }
  }
}
