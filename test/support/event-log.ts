import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type {
  AppendOutcome,
  Commit,
  EventLog,
  LogPosition,
  NewLogEvent,
  NewTalkEvent,
  StoredEvent,
} from '../../server/log/event-log.ts';
import { SqliteLog, type SqliteLogOptions } from '../../server/log/sqlite-log.ts';
import { temporaryFolder } from './log.ts';

/** A log on a real disk, closed when the test ends. */
export async function openEventLog(
  folder = temporaryFolder(),
  options: SqliteLogOptions = {},
): Promise<SqliteLog> {
  const log = await SqliteLog.open(join(folder, 'shows.sqlite'), options);
  onTestFinished(() => log.close());
  return log;
}

export const START: LogPosition = { seq: 0, talkSeq: 0 };

/** Takes every event as it is stored. */
export const asStored = (event: StoredEvent): StoredEvent => event;

export interface Everything {
  readonly events: StoredEvent[];
  readonly position: LogPosition;
  readonly batches: number;
}

export async function readAll(log: EventLog, show: string, after = START, batch = 256): Promise<Everything> {
  const events: StoredEvent[] = [];
  let position = after;
  let batches = 0;
  for await (const read of log.read(show, { parse: asStored, after, batch })) {
    events.push(...read.events);
    position = read.position;
    batches += 1;
  }
  return { events, position, batches };
}

export const event = (
  seq: number,
  name = 'show.renamed',
  data: unknown = { title: `${seq}` },
): NewLogEvent => ({
  seq,
  at: 1000 + seq,
  by: { id: 'host', name: 'Host', role: 'host' },
  name,
  data,
});

export const line = (seq: number, personId: string, text: string, at = 1000 + seq): NewTalkEvent => ({
  seq,
  at,
  by: { id: personId, name: personId, role: 'viewer' },
  name: 'chat.posted',
  data: { message: { id: `m${seq}`, personId, name: personId, role: 'viewer', text, at } },
  personId,
});

/** Writes one show commit by commit and keeps its numbers. */
export class Writer {
  readonly #log: EventLog;
  readonly #show: string;
  position: LogPosition;

  constructor(log: EventLog, show: string, position = START) {
    this.#log = log;
    this.#show = show;
    this.position = position;
  }

  /** Appends behind everything that this writer has appended, whatever became of it. */
  append(commit: Partial<Commit>): Promise<AppendOutcome> {
    const expected = this.position;
    this.position = {
      seq: commit.events?.at(-1)?.seq ?? expected.seq,
      talkSeq: commit.talk?.at(-1)?.seq ?? expected.talkSeq,
    };
    return this.#log.append(this.#show, { events: [], talk: [], ...commit }, expected);
  }

  /** Appends so many log events, each a commit of its own. */
  events(count: number): Promise<AppendOutcome[]> {
    return Promise.all(
      Array.from({ length: count }, () => this.append({ events: [event(this.position.seq + 1)] })),
    );
  }

  say(personId: string, text: string, at?: number): Promise<AppendOutcome> {
    return this.append({ talk: [line(this.position.talkSeq + 1, personId, text, at)] });
  }
}
