import { type PackedCommit, packCommit, packGroup } from './commit-codec.ts';
import type { AppendOutcome, Commit, LogPosition } from './event-log.ts';
import { EVENTS_VERSION } from './lift.ts';
import { type LogThread, ThreadDiedError } from './log-thread.ts';

interface Append {
  readonly packed: PackedCommit;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: Error) => void;
}

/** Most commits in one group, so that handing it to the thread takes a few milliseconds at most. */
const MAX_GROUP = 2000;

/** Group commit: while one group is on its way to the disk, the next gathers, so a rush costs few transactions. */
export class Appends {
  readonly #thread: LogThread;
  #gathered: Append[] = [];
  #writing: Promise<void> | undefined;

  constructor(thread: LogThread) {
    this.#thread = thread;
  }

  append(slug: string, commit: Commit, expected: LogPosition): Promise<AppendOutcome> {
    const packed = packCommit(slug, commit, expected);
    return new Promise((resolve, reject) => {
      this.#gathered.push({ packed, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Resolves when everything that was appended has its outcome. */
  async settled(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#gathered.length > 0) {
      const group = this.#gathered.splice(0, MAX_GROUP);
      try {
        const packed = packGroup(group.map(append => append.packed));
        const job = { op: 'append', group: packed, eventsVersion: EVENTS_VERSION } as const;
        const outcomes = (await this.#thread.ask(job)) as AppendOutcome[];
        for (const [index, append] of group.entries()) append.resolve(outcomes[index] ?? 'unknown');
        const failed = group.filter((_append, index) => outcomes[index] !== 'ok');
        this.#failBehind(failed, append => append.resolve('conflict'));
      } catch (error) {
        const fail = (append: Append): void =>
          error instanceof ThreadDiedError ? append.resolve('unknown') : append.reject(error as Error);
        for (const append of group) fail(append);
        this.#failBehind(group, fail);
      }
    }
    // Here and not when the promise has settled: whoever is told of an outcome may append at once.
    this.#writing = undefined;
  }

  /** What gathered meanwhile was decided on top of commits that are not in the log, so it fails with them. */
  #failBehind(failed: readonly Append[], fail: (append: Append) => void): void {
    if (failed.length === 0) return;
    const shows = new Set(failed.map(({ packed }) => packed.slug));
    const gathered = this.#gathered;
    this.#gathered = gathered.filter(({ packed }) => !shows.has(packed.slug));
    for (const append of gathered) if (shows.has(append.packed.slug)) fail(append);
  }
}
