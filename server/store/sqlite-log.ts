import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { parseEvent } from '../../shared/show/events.ts';
import type { EventLog, LogEntry, ShowRecord } from './event-log.ts';
import type { Answer, Job, Row } from './sqlite-worker.ts';

interface Append {
  readonly rows: Row[];
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * The event log in one SQLite file, written by a thread of its own so that waiting for the disk never holds up the
 * show. Commits are grouped: while one is on its way to the disk, the next gathers, so a rush costs few of them.
 */
export class SqliteLog implements EventLog {
  readonly #worker: Worker;
  readonly #waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  #lastId = 0;
  #gathered: Append[] = [];
  #committing = false;
  #closing: Promise<void> | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (answer: Answer) => this.#settle(answer));
    worker.on('error', error => this.#failAll(error));
    worker.on('exit', () => this.#failAll(new Error('The log was closed.')));
  }

  /** Opens or makes the file. Rejects with SQLite's reason where it can't, such as a second server on the same file. */
  static async open(file: string): Promise<SqliteLog> {
    const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: { file } });
    await once(worker, 'message');
    return new SqliteLog(worker);
  }

  async findShow(slug: string): Promise<ShowRecord | undefined> {
    return (await this.#ask({ op: 'findShow', slug })) as ShowRecord | undefined;
  }

  async openShow(slug: string): Promise<ShowRecord> {
    return (await this.#ask({ op: 'openShow', slug })) as ShowRecord;
  }

  async read(slug: string): Promise<LogEntry[]> {
    const rows = (await this.#ask({ op: 'read', slug })) as Row[];
    return rows.map(fromRow);
  }

  append(slug: string, entries: readonly LogEntry[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#gathered.push({ rows: entries.map(entry => toRow(slug, entry)), resolve, reject });
      if (!this.#committing) void this.#commit();
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#ask({ op: 'close' }).then(async () => void (await this.#worker.terminate()));
    return this.#closing;
  }

  async #commit(): Promise<void> {
    this.#committing = true;
    while (this.#gathered.length > 0) {
      const batch = this.#gathered;
      this.#gathered = [];
      try {
        await this.#ask({ op: 'append', rows: batch.flatMap(append => append.rows) });
        for (const append of batch) append.resolve();
      } catch (error) {
        // What gathered meanwhile was decided on top of events that are not in the log, so it fails with them.
        const lost = [...batch, ...this.#gathered];
        this.#gathered = [];
        for (const append of lost) append.reject(error as Error);
      }
    }
    this.#committing = false;
  }

  #ask(job: Job): Promise<unknown> {
    if (this.#closing) return Promise.reject(new Error('The log was closed.'));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, job });
    });
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.value);
    else waiting?.reject(new Error(answer.message));
  }

  #failAll(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

function toRow(slug: string, { event, receipt }: LogEntry): Row {
  return {
    slug,
    seq: event.seq,
    at: event.at,
    by: event.by ? JSON.stringify(event.by) : null,
    name: event.name,
    data: JSON.stringify(event.data),
    receipt: receipt ? JSON.stringify(receipt) : null,
  };
}

function fromRow(row: Row): LogEntry {
  const { seq, at, name } = row;
  const by = row.by === null ? {} : { by: JSON.parse(row.by) };
  const event = parseEvent({ seq, at, name, data: JSON.parse(row.data), ...by });
  return { event, receipt: row.receipt === null ? undefined : JSON.parse(row.receipt) };
}
