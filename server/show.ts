import { setTimeout } from 'node:timers/promises';
import { nanoid } from 'nanoid';
import type { Logger } from 'pino';
import { applyEvent, viewOf } from '../shared/apply-event.ts';
import { CommandError } from '../shared/errors.ts';
import { type NewEvent, type ShowEvent, seenBy } from '../shared/events.ts';
import { type Command, type CommandName, type CommandResult, MAX_RESUME_EVENTS } from '../shared/protocol.ts';
import type { Actor, Viewpoint } from '../shared/roles.ts';
import { emptyShow, type ShowState } from '../shared/show-state.ts';
import { Audience } from './audience.ts';
import { type Clock, systemClock } from './clock.ts';
import { unfold } from './consequences.ts';
import { decides } from './decide.ts';
import type { Decide } from './decision.ts';
import { dues } from './due.ts';
import { fingerprintOf, Receipts } from './receipts.ts';
import type { EventLog, LogEntry, ShowRecord } from './store/event-log.ts';

/** Who acts where no person does, such as a show being made. */
export const VITRINE: Actor = { id: 'vitrine', name: 'Vitrine', role: 'host' };

const newId = (): string => nanoid(12);

/** Called for every event once it is in the log. Must not throw. */
export type Observer = (event: ShowEvent) => void;

/**
 * One show: an event log and its fold. A command is decided on the newest state at once, so that no two commands ever
 * decide on the same stock or slot; its events are told and its sender is answered only when they are on the disk.
 */
export class Show {
  readonly audience = new Audience();
  readonly #record: ShowRecord;
  readonly #log: EventLog;
  readonly #logger: Logger;
  readonly #clock: Clock;
  #receipts = new Receipts();
  /** Everything decided, the part on its way to the disk included. */
  #head: ShowState = emptyShow('crew');
  /** Everything on the disk: what the world may know. */
  #committed: ShowState = emptyShow('crew');
  /** Resolves when everything decided so far is on the disk. */
  #written: Promise<void> = Promise.resolve();
  #recent: ShowEvent[] = [];
  #lastAt = 0;
  #recovering: Promise<void> | undefined;
  #observer: Observer = () => {};

  private constructor(record: ShowRecord, log: EventLog, logger: Logger, clock: Clock) {
    this.#record = record;
    this.#log = log;
    this.#clock = clock;
    this.#logger = logger.child({ show: record.slug });
  }

  /** Reads a show's log and folds it; a new show gets its title first. */
  static async open(
    record: ShowRecord,
    log: EventLog,
    logger: Logger,
    title: string,
    clock: Clock = systemClock,
  ): Promise<Show> {
    const show = new Show(record, log, logger, clock);
    await show.#replay();
    if (show.#committed.seq === 0) {
      await show.#commit(VITRINE, [{ name: 'show.created', data: { title } }], undefined);
    }
    return show;
  }

  get slug(): string {
    return this.#record.slug;
  }

  get logId(): string {
    return this.#record.logId;
  }

  /** The crew's view of everything that is on the disk. */
  get state(): ShowState {
    return this.#committed;
  }

  /** Names the one reader behind the log: intelligence. */
  observe(observer: Observer): void {
    this.#observer = observer;
  }

  /** What a joiner has missed since `seq` of this log, or the whole show where that is too long ago. */
  since(
    viewpoint: Viewpoint,
    since: { logId: string; seq: number } | undefined,
  ): { events: ShowEvent[] } | { snapshot: ShowState } {
    const oldest = this.#recent[0]?.seq ?? this.#committed.seq + 1;
    const resumes =
      since?.logId === this.logId && since.seq >= oldest - 1 && since.seq <= this.#committed.seq;
    if (!resumes) return { snapshot: viewOf(this.#committed, viewpoint) };
    const missed = this.#recent.filter(event => event.seq > since.seq);
    return { events: missed.flatMap(event => seenBy(event, viewpoint) ?? []) };
  }

  /**
   * Decides a command and answers when its events are on the disk. The same id from the same actor is answered again
   * without being done again. Rejects with a CommandError.
   */
  async submit<N extends CommandName>(
    actor: Actor,
    commandId: string,
    command: Extract<Command, { name: N }>,
  ): Promise<CommandResult<N>> {
    const key = `${actor.id} ${commandId}`;
    const known = this.#receipts.find(key, command);
    if (known) return known as Promise<CommandResult<N>>;
    this.#checkStorage();
    const decide = decides[command.name] as Decide<CommandName>;
    const { events, result } = decide(this.#head, command.data, { actor, now: this.#now(), newId });
    // What changed nothing needs no receipt: done again it changes nothing again. But that it need not be done may
    // follow from what is still on its way to the disk, so it is not said before that is there.
    if (events.length === 0) return this.#written.then(() => result as CommandResult<N>);
    const fingerprint = fingerprintOf(command);
    const answer = this.#commit(actor, events, { key, fingerprint, result }).then(() => result);
    this.#receipts.keep(key, fingerprint, answer);
    return answer as Promise<CommandResult<N>>;
  }

  /** Lets happen what is due by now. Rejects with a CommandError where that could not be written. */
  async settle(): Promise<void> {
    this.#checkStorage();
    const context = { now: this.#now(), newId };
    const commits: Promise<void>[] = [];
    for (const { due } of dues) {
      const events = due(this.#head, context);
      if (events.length > 0) commits.push(this.#commit(VITRINE, events, undefined));
    }
    await Promise.all(commits);
  }

  #commit(actor: Actor, news: readonly NewEvent[], receipt: LogEntry['receipt']): Promise<void> {
    this.#written = this.#write(actor, news, receipt);
    return this.#written;
  }

  async #write(actor: Actor, news: readonly NewEvent[], receipt: LogEntry['receipt']): Promise<void> {
    const at = this.#now();
    const { state: after, events } = unfold(this.#head, news, { at, by: actor }, newId);
    this.#head = after;
    this.#lastAt = at;
    const entries = events.map((event, index): LogEntry => (index === 0 ? { event, receipt } : { event }));
    try {
      await this.#log.append(this.slug, entries);
    } catch (error) {
      this.#logger.error({ err: error }, 'The log could not be written.');
      await this.#recover();
      throw new CommandError(
        'storage',
        'The log could not be written; nothing was changed. Is the disk full?',
      );
    }
    this.#committed = after;
    for (const event of events) this.#publish(event);
  }

  #publish(event: ShowEvent): void {
    this.#recent.push(event);
    if (this.#recent.length > 2 * MAX_RESUME_EVENTS) this.#recent = this.#recent.slice(-MAX_RESUME_EVENTS);
    this.audience.tell(event);
    if (event.name === 'team.revoked') this.audience.dismiss(event.data.inviteId, 'revoked');
    this.#observer(event);
  }

  #checkStorage(): void {
    if (this.#recovering)
      throw new CommandError('storage', 'The log is being read again; try again in a moment.');
  }

  /** After a failed write the newest state holds events that are in no log: go back to what is. */
  #recover(): Promise<void> {
    this.#recovering ??= this.#replayUntilItWorks().finally(() => {
      this.#recovering = undefined;
    });
    return this.#recovering;
  }

  async #replayUntilItWorks(): Promise<void> {
    for (;;) {
      try {
        return await this.#replay();
      } catch (error) {
        this.#logger.error({ err: error }, 'The log could not be read again; trying again in a second.');
        await setTimeout(1000);
      }
    }
  }

  async #replay(): Promise<void> {
    const entries = await this.#log.read(this.slug);
    const receipts = new Receipts();
    let state = emptyShow('crew');
    for (const { event, receipt } of entries) {
      state = applyEvent(state, event);
      if (receipt) receipts.restore(receipt);
    }
    this.#receipts = receipts;
    this.#head = state;
    this.#committed = state;
    this.#written = Promise.resolve();
    this.#recent = entries.slice(-MAX_RESUME_EVENTS).map(entry => entry.event);
    this.#lastAt = this.#recent.at(-1)?.at ?? 0;
  }

  /** Wall time that never runs backwards within a show, whatever happens to the machine's clock. */
  #now(): number {
    return Math.max(this.#clock.now(), this.#lastAt);
  }
}
