import { Phase } from './phase.ts';

/** One beat of the output's clock. */
export interface Beat {
  /** Counts every beat since the start, also those that were missed. */
  readonly number: number;
  /** When it was due, in milliseconds since the start: as even as the beats are. */
  readonly due: number;
  /** Beats left out since the last one, because drawing took too long. */
  readonly missed: number;
}

/**
 * Calls `draw` so many times a second, by the worker's own timer: it goes on when the window is hidden or the page is
 * busy. Each beat is aimed at from the one before, so that a late one doesn't shift those after it. Where one source
 * leads, the beats fall into step with its frames.
 */
export class Metronome {
  readonly #period: number;
  readonly #draw: (beat: Beat) => Promise<void>;
  readonly #phase: Phase;
  readonly #startedAt = performance.now();
  #number = 0;
  #due = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDrawing = false;
  #isRunning = true;

  constructor(perSecond: number, draw: (beat: Beat) => Promise<void>) {
    this.#period = 1000 / perSecond;
    this.#draw = draw;
    this.#phase = new Phase(this.#period);
    this.#plan();
  }

  /** A frame of the leading source has just come in. */
  lead(): void {
    this.#phase.frameCame(this.#now());
    if (!this.#isDrawing && this.#phase.hasFrameFor(this.#due)) void this.#beat();
  }

  /** Another source leads from now on, or none. */
  changeLeader(): void {
    this.#phase.reset();
  }

  stop(): void {
    this.#isRunning = false;
    clearTimeout(this.#timer);
  }

  #now(): number {
    return performance.now() - this.#startedAt;
  }

  #plan(): void {
    const until = this.#phase.hasFrameFor(this.#due) ? 0 : this.#phase.deadline(this.#due) - this.#now();
    this.#timer = setTimeout(() => void this.#beat(), Math.max(0, until));
  }

  async #beat(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isDrawing = true;
    const missed = Math.max(0, Math.floor((this.#now() - this.#due) / this.#period));
    const beat = { number: this.#number + missed, due: this.#due + missed * this.#period, missed };
    const shift = this.#phase.shiftAfter(beat.due);
    await this.#draw(beat);
    this.#isDrawing = false;
    this.#number = beat.number + 1;
    this.#due = beat.due + this.#period + shift;
    if (this.#isRunning) this.#plan();
  }
}
