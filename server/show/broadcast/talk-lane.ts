import type { Viewpoint } from '../../../shared/roles.ts';
import { ReadableRate } from './readable-rate.ts';

/** One entry of talk: a line of chat, or what changes one. */
export interface TalkLine {
  /** Names the line for `retract`. */
  readonly key?: string;
  /** The person who wrote it; on their own connections it always arrives. */
  readonly by: string;
  /** Not subject to the readable rate: a line of the crew, a deletion, a count of reactions. */
  readonly always?: boolean;
  /** Only for the crew and the one who wrote it. */
  readonly isOwn?: boolean;
  /** The entry as JSON for a viewpoint, of which only what `viewpointKey` tells apart may count; undefined: nothing. */
  frameFor(viewpoint: Viewpoint): string | undefined;
}

/** Which lines are taken back: the one of this key, and all of this person. */
export interface Retracted {
  readonly key?: string | undefined;
  readonly by?: string | undefined;
}

/** What one tick sends. */
export interface TalkBatch {
  /** In the order in which they came. */
  readonly lines: readonly TalkLine[];
  /** Those that everybody gets; the crew gets all. */
  readonly forAll: ReadonlySet<TalkLine>;
  /** Lines that only the crew gets, because they were retracted before anybody else saw them. */
  readonly retracted: ReadonlySet<TalkLine>;
}

export interface TalkLaneOptions {
  /** Milliseconds from the first line that waits until all that wait are sent. */
  readonly tickMs: number;
  readonly linesPerSecond: number;
  readonly random?: () => number;
  readonly now?: () => number;
  readonly send: (batch: TalkBatch) => void;
}

/** Gathers talk for a tick, so that everybody gets one frame instead of one for each line. */
export class TalkLane {
  readonly #options: TalkLaneOptions;
  readonly #rate: ReadableRate;
  #lines: TalkLine[] = [];
  #retracted = new Set<TalkLine>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: TalkLaneOptions) {
    this.#options = options;
    const { linesPerSecond, random } = options;
    this.#rate = new ReadableRate({ linesPerSecond, ...(random ? { random } : {}) });
  }

  add(line: TalkLine): void {
    this.#lines.push(line);
    this.#timer ??= setTimeout(() => this.flush(), this.#options.tickMs);
  }

  /**
   * Takes back lines that have not been sent. The crew still gets them, so that they can restore them. False where no
   * such line waits any more.
   */
  retract({ key, by }: Retracted): boolean {
    const isMeant = (line: TalkLine): boolean =>
      (key !== undefined && line.key === key) || (by !== undefined && line.by === by);
    const lines = this.#lines.filter(isMeant);
    for (const line of lines) this.#retracted.add(line);
    return lines.length > 0;
  }

  /** Drops the lines of a person that have not been sent. */
  forget(by: string): void {
    this.#lines = this.#lines.filter(line => line.by !== by);
  }

  /** Sends what waits without waiting for the tick. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#lines.length === 0) return;
    const [lines, retracted] = [this.#lines, this.#retracted];
    [this.#lines, this.#retracted] = [[], new Set()];
    const open = lines.filter(line => !line.isOwn && !retracted.has(line));
    const now = this.#options.now?.() ?? performance.now();
    const forAll: Set<TalkLine> = this.#rate.choose(
      open.filter(line => !line.always),
      now,
    );
    for (const line of open) if (line.always) forAll.add(line);
    this.#options.send({ lines, forAll, retracted });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#lines = [];
  }
}
