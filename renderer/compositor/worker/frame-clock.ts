import { Genlock } from './genlock.ts';

/** One tick of the frame clock. */
export interface Tick {
  /** Number of the tick since the start; missed ticks count too. */
  readonly number: number;
  /** Scheduled time in milliseconds since the start: evenly spaced, unlike the actual times. */
  readonly due: number;
  /** Ticks skipped since the last one because rendering took too long. */
  readonly missed: number;
}

/**
 * Calls `draw` at a constant rate, by a timer of the worker, which is not throttled in a hidden window. Each tick is
 * scheduled from the previous scheduled time, so that delays don't accumulate. The clock's phase is locked to the leading
 * source's frames, if there is one.
 */
export class FrameClock {
  readonly #period: number;
  readonly #draw: (tick: Tick) => Promise<void>;
  readonly #genlock: Genlock;
  readonly #startedAt = performance.now();
  #number = 0;
  #due = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDrawing = false;
  #isRunning = true;

  constructor(perSecond: number, draw: (tick: Tick) => Promise<void>) {
    this.#period = 1000 / perSecond;
    this.#draw = draw;
    this.#genlock = new Genlock(this.#period);
    this.#schedule();
  }

  /** Called when a frame of the leading source arrived. */
  onLeaderFrame(): void {
    this.#genlock.onFrame(this.#now());
    if (!this.#isDrawing && this.#genlock.hasFrameFor(this.#due)) void this.#tick();
  }

  /** Called when another source leads, or none. */
  changeLeader(): void {
    this.#genlock.reset();
  }

  stop(): void {
    this.#isRunning = false;
    clearTimeout(this.#timer);
  }

  #now(): number {
    return performance.now() - this.#startedAt;
  }

  #schedule(): void {
    const until = this.#genlock.hasFrameFor(this.#due) ? 0 : this.#genlock.deadline(this.#due) - this.#now();
    this.#timer = setTimeout(() => void this.#tick(), Math.max(0, until));
  }

  async #tick(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isDrawing = true;
    const missed = Math.max(0, Math.floor((this.#now() - this.#due) / this.#period));
    const tick = { number: this.#number + missed, due: this.#due + missed * this.#period, missed };
    const shift = this.#genlock.shiftAfter(tick.due);
    await this.#draw(tick);
    this.#isDrawing = false;
    this.#number = tick.number + 1;
    this.#due = tick.due + this.#period + shift;
    if (this.#isRunning) this.#schedule();
  }
}
