import type { ShowEvent } from '../../shared/show/events.ts';
import { type Deadlines, deadlineOf, nextDeadline } from './deadlines.ts';
import type { Show } from './show.ts';
import { type Clock, systemClock } from './time/clock.ts';

/** Keeps an error that lasts from being tried all the time. */
const RETRY_MS = 1000;

/**
 * Lets the deadlines of one show happen that stand in its state: a timer to the first of them, and no work between.
 * What came due while the server was away happens as soon as it is back.
 */
export class ShowScheduler {
  readonly #show: Pick<Show, 'state' | 'settle'>;
  readonly #deadlines: readonly Deadlines[];
  readonly #clock: Clock;
  #next: number | undefined;
  #cancel: () => void = () => {};
  #closed = false;

  constructor(
    show: Pick<Show, 'state' | 'settle'>,
    deadlines: readonly Deadlines[],
    clock: Clock = systemClock,
  ) {
    this.#show = show;
    this.#deadlines = deadlines;
    this.#clock = clock;
    this.#wakeAt(nextDeadline(deadlines, show.state));
  }

  /** Whether something is still to happen by itself. */
  get isWaiting(): boolean {
    return this.#next !== undefined;
  }

  /** Takes note of an event that is in the log. */
  observe(event: ShowEvent): void {
    const at = deadlineOf(this.#deadlines, event);
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
      this.#wakeAt(nextDeadline(this.#deadlines, this.#show.state));
    } catch {
      // Logged where it happened; the deadline stands.
      this.#wakeAt(this.#clock.now() + RETRY_MS);
    }
  }
}
