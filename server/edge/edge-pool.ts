import { availableParallelism } from 'node:os';
import type { Logger } from 'pino';
import { type EdgeListener, EdgeProcess } from './edge-process.ts';

const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [100, 10_000];
/** An edge that has run for so long has started well; the next one that ends is started again at once. */
const RAN_WELL_MS = 30_000;

export interface EdgePoolOptions extends Omit<EdgeListener, 'onReady' | 'onExit'> {
  /** How many edges there are; one for each core where absent. */
  readonly size?: number;
  readonly logger: Logger;
}

/** The edges of this machine: started when they are needed, kept, and started again where one ends by itself. */
export class EdgePool {
  readonly #options: EdgePoolOptions;
  readonly #ready = new Set<EdgeProcess>();
  readonly #all = new Set<EdgeProcess>();
  readonly #pauses = new Set<NodeJS.Timeout>();
  #pauseMs = FIRST_PAUSE_MS;
  #isStarted = false;
  #isClosed = false;

  constructor(options: EdgePoolOptions) {
    this.#options = options;
  }

  /** Process ids of the edges that run. */
  get pids(): number[] {
    return [...this.#ready].flatMap(({ pid }) => pid ?? []);
  }

  /** Starts the edges, once; they take connections when they are ready. */
  start(): void {
    if (this.#isStarted || this.#isClosed) return;
    this.#isStarted = true;
    const size = this.#options.size ?? availableParallelism();
    for (let count = size; count > 0; count--) this.#startOne();
  }

  /** The edge with the fewest connections; undefined while none is ready. */
  least(): EdgeProcess | undefined {
    let least: EdgeProcess | undefined;
    for (const edge of this.#ready) if (!least || edge.size < least.size) least = edge;
    return least;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const pause of this.#pauses) clearTimeout(pause);
    await Promise.all([...this.#all].map(edge => edge.close()));
  }

  #startOne(): void {
    const { logger } = this.#options;
    const startedAt = performance.now();
    const edge = new EdgeProcess({
      ...this.#options,
      onReady: ready => this.#ready.add(ready),
      onExit: ended => {
        this.#all.delete(ended);
        this.#ready.delete(ended);
        if (this.#isClosed) return;
        if (performance.now() - startedAt > RAN_WELL_MS) this.#pauseMs = FIRST_PAUSE_MS;
        logger.error(
          { err: ended.exit, pid: ended.pid, pauseMs: this.#pauseMs },
          'An edge process has ended; it is started again.',
        );
        this.#startAgain();
      },
    });
    this.#all.add(edge);
  }

  #startAgain(): void {
    const pause = setTimeout(() => {
      this.#pauses.delete(pause);
      this.#startOne();
    }, this.#pauseMs);
    this.#pauses.add(pause);
    this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
  }
}
