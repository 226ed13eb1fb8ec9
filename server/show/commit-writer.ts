import type { Logger } from 'pino';
import { CommandError } from '../../shared/errors.ts';
import { authorOf, isTalk, type ShowEvent } from '../../shared/show/events.ts';
import {
  type AppendOutcome,
  type CommandAnswer,
  type Commit,
  type EventLog,
  type LogPosition,
  LogWriteError,
} from '../log/event-log.ts';

/** What a person is told where a commit is not known to be in the log. */
const NOT_WRITTEN = {
  full: 'The disk of the server is full; nothing was changed. Make room, then do it again.',
  failed: 'The log could not be written; nothing was changed. Do it again in a moment.',
  conflict: 'Another server writes this show now; nothing was changed here.',
  unknown: 'It is not known whether this was written; look before you do it again.',
} as const;

/** How often a full disk is tried again. */
const PROBE_MS = 5000;
/** The projection that is written to find out whether there is room. */
const PROBE = 'probe';

export interface CommitWriterOptions {
  readonly show: string;
  readonly log: EventLog;
  readonly logger: Logger;
  /** Told when the disk has no room any more, and when it has again. */
  readonly onFull: (isFull: boolean) => void;
}

/** Writes the commits of one show, and knows whether the disk has room for them. */
export class CommitWriter {
  readonly #options: CommitWriterOptions;
  #isFull = false;
  #probe: NodeJS.Timeout | undefined;

  constructor(options: CommitWriterOptions) {
    this.#options = options;
  }

  /** Whether the disk had no room at the last commit. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /**
   * Writes events behind a position of the log. Resolves to what its sender is told where it is not known to be there;
   * then the log has to be read again before anything else is decided.
   */
  async write(
    events: readonly ShowEvent[],
    position: LogPosition,
    { answer, erases }: { answer: CommandAnswer | undefined; erases: string | undefined },
  ): Promise<CommandError | undefined> {
    const { show, log, logger } = this.#options;
    let outcome: AppendOutcome | 'failed' | 'full';
    try {
      outcome = await log.append(show, commitOf(events, answer, erases), position);
    } catch (error) {
      logger.error({ err: error }, 'The log could not be written.');
      outcome = error instanceof LogWriteError && error.isDiskFull ? 'full' : 'failed';
    }
    if (outcome === 'ok' || outcome === 'full') this.#setFull(outcome === 'full', position);
    return outcome === 'ok' ? undefined : new CommandError('storage', NOT_WRITTEN[outcome]);
  }

  close(): void {
    clearTimeout(this.#probe);
  }

  #setFull(isFull: boolean, position: LogPosition): void {
    if (isFull === this.#isFull) return;
    this.#isFull = isFull;
    this.#options.onFull(isFull);
    clearTimeout(this.#probe);
    if (isFull) this.#probeLater(position);
  }

  /** Nobody may write for a while, so it looks by itself whether there is room again. */
  #probeLater(position: LogPosition): void {
    this.#probe = setTimeout(() => void this.#tryToWrite(position), PROBE_MS);
    this.#probe.unref();
  }

  async #tryToWrite(position: LogPosition): Promise<void> {
    const { show, log } = this.#options;
    try {
      await log.saveProjection(show, PROBE, { ...position, version: 1, data: '' });
      this.#setFull(false, position);
    } catch {
      this.#probeLater(position);
    }
  }
}

function commitOf(
  events: readonly ShowEvent[],
  answer: CommandAnswer | undefined,
  erases: string | undefined,
): Commit {
  const talk = events.filter(({ name }) => isTalk(name));
  return {
    events: events.filter(({ name }) => !isTalk(name)),
    talk: talk.map(event => ({ ...event, personId: authorOf(event) })),
    answer,
    ...(erases === undefined ? {} : { erase: [erases] }),
  };
}
