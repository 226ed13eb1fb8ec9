import type { AppendOutcome, Commit, LogPosition } from './event-log.ts';
import { EVENTS_VERSION } from './lift.ts';
import { type LogThread, ThreadDiedError } from './log-thread.ts';
import type { Cell, PackedCommit } from './thread-jobs.ts';

interface Append {
  readonly packed: PackedCommit;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: Error) => void;
}

/** Most commits in one group, so that handing it to the thread takes a few milliseconds at most. */
const MAX_GROUP = 1000;

/** Group commit: while one group is on its way to the disk, the next gathers, so a rush costs few transactions. */
export class Appends {
  readonly #thread: LogThread;
  #gathered: Append[] = [];
  #writing: Promise<void> | undefined;

  constructor(thread: LogThread) {
    this.#thread = thread;
  }

  append(slug: string, commit: Commit, expected: LogPosition): Promise<AppendOutcome> {
    const packed = pack(slug, commit, expected);
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
        const commits = group.map(({ packed }) => packed);
        const job = { op: 'append', commits, eventsVersion: EVENTS_VERSION } as const;
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

function pack(slug: string, commit: Commit, expected: LogPosition): PackedCommit {
  const { events, talk, answer, erase } = commit;
  if (erase && erase.length > 0 && events.length === 0)
    throw new RangeError('A commit that erases somebody needs an event that says so.');
  const after = events.at(-1)?.seq ?? expected.seq;
  const eventCells: Cell[] = [];
  for (const { seq, at, by, name, data } of events)
    eventCells.push(seq, at, by ? JSON.stringify(by) : null, name, JSON.stringify(data));
  const talkCells: Cell[] = [];
  for (const { seq, at, by, name, data, personId } of talk)
    talkCells.push(
      seq,
      at,
      by ? JSON.stringify(by) : null,
      name,
      JSON.stringify(data),
      after,
      personId ?? null,
    );
  return {
    slug,
    expectedSeq: expected.seq,
    expectedTalkSeq: expected.talkSeq,
    events: eventCells,
    talk: talkCells,
    answer: answer ? [answer.key, answer.fingerprint, JSON.stringify(answer.result) ?? 'null'] : null,
    erase: erase && erase.length > 0 ? erase : null,
  };
}
