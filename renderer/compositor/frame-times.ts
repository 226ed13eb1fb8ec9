import type { RenderStats } from './drawn-scene.ts';

const SPAN_MS = 10_000;

interface Drawn {
  readonly at: number;
  readonly ms: number;
  readonly missed: number;
}

/** Render times of the last ten seconds. All times are milliseconds of one monotonic clock. */
export class FrameTimes {
  readonly #framesPerSecond: number;
  #drawn: Drawn[] = [];

  constructor(framesPerSecond: number) {
    this.#framesPerSecond = framesPerSecond;
  }

  /** Records a frame that took `ms` to render; `missed` ticks before it were skipped. */
  add(at: number, ms: number, missed: number): void {
    this.#drawn.push({ at, ms, missed });
    const kept = this.#drawn.findIndex(frame => frame.at > at - SPAN_MS);
    if (kept > 0) this.#drawn = this.#drawn.slice(kept);
  }

  get framesPerSecond(): number {
    const [first, last] = [this.#drawn[0], this.#drawn.at(-1)];
    const seconds = first && last ? (last.at - first.at) / 1000 : 0;
    return seconds > 0 ? (this.#drawn.length - 1) / seconds : 0;
  }

  /** Quantile of the render times in milliseconds. */
  quantile(share: number): number {
    const sorted = this.#drawn.map(frame => frame.ms).sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  }

  /** Statistics as of the newest frame. */
  summary(engine: RenderStats['engine']): RenderStats {
    return {
      framesPerSecond: this.framesPerSecond,
      medianMs: this.quantile(0.5),
      p99Ms: this.quantile(0.99),
      budgetMs: 1000 / this.#framesPerSecond,
      missedFrames: this.#drawn.reduce((sum, frame) => sum + frame.missed, 0),
      engine,
    };
  }
}
