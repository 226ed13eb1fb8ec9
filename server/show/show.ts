import { setTimeout } from 'node:timers/promises';
import { nanoid } from 'nanoid';
import type { Logger } from 'pino';
import { CommandError } from '../../shared/errors.ts';
import type { Actor, Sight, Viewpoint } from '../../shared/roles.ts';
import { type NewEvent, redactEvent, type ShowEvent } from '../../shared/show/events.ts';
import type { Command, CommandData, CommandName, CommandResult } from '../../shared/show/protocol.ts';
import { emptyShow, redactShow, type ShowState } from '../../shared/show/state.ts';
import type { CommandAnswer, EventLog, FindTalkOptions, FoundEvents, ShowRecord } from '../log/event-log.ts';
import type { BroadcasterOptions } from './broadcast/frame-broadcaster.ts';
import { Broadcaster } from './broadcaster.ts';
import { type Client, NO_CLIENT } from './client.ts';
import { CommitWriter } from './commit-writer.ts';
import { eraseNames } from './erase-names.ts';
import type { Decision, HandlerContext } from './feature.ts';
import { fingerprintOf, IdempotencyKeys } from './idempotency.ts';
import { assertPermitted } from './permissions.ts';
import { applyWithPolicies } from './policies.ts';
import { RecentEvents } from './recent-events.ts';
import type { Registry } from './registry.ts';
import { parseStored, restore } from './restore.ts';
import type { Screened } from './screening.ts';
import { Snapshots } from './snapshots.ts';
import { type Clock, systemClock } from './time/clock.ts';
import { ShowClock } from './time/show-clock.ts';
import { VITRINE } from './vitrine.ts';

const newId = (): string => nanoid(12);
const beingPutAway = () => new CommandError('storage', 'The show is being put away; try again in a moment.');

/** Called for every event once it is in the log. Must not throw. */
export type Observer = (event: ShowEvent) => void;

export interface ShowOptions {
  readonly record: ShowRecord;
  readonly log: EventLog;
  readonly registry: Registry;
  readonly logger: Logger;
  /** The title of a show that has none yet. */
  readonly title: string;
  /** What a new show begins with besides its title. */
  readonly begin?: readonly NewEvent[];
  readonly clock?: Clock;
  readonly broadcast?: BroadcasterOptions;
}

/** What is looked for in what was written. */
export type TalkSearch = Omit<FindTalkOptions<unknown>, 'parse'>;

/** A client that resumes: the last event of each stream that it has, and what it has been left without. */
export interface Since {
  readonly logId: string;
  readonly seq: number;
  readonly talkSeq: number;
  readonly lacks?: readonly Sight[] | undefined;
}

/** Finds out what a command needs to know before it is decided; undefined where nothing. */
export type Prepare = (actor: Actor, command: Command) => Promise<unknown> | undefined;

/**
 * One show: an event log and its fold. A command is decided on the newest state at once, so that no two commands ever
 * decide on the same stock or slot; its events are broadcast and its sender is answered only when they are on the disk.
 */
export class Show {
  readonly broadcaster: Broadcaster;
  readonly #options: ShowOptions;
  readonly #logger: Logger;
  readonly #clock: ShowClock;
  readonly #snapshots: Snapshots;
  readonly #writer: CommitWriter;
  #keys = new IdempotencyKeys();
  /** Everything decided, the part on its way to the disk included. */
  #head: ShowState = emptyShow('crew');
  /** Everything on the disk: what the world may know. */
  #committed: ShowState = emptyShow('crew');
  /** Resolves when everything decided so far is on the disk. */
  #written: Promise<void> = Promise.resolve();
  #recent = new RecentEvents([], { seq: 0, talkSeq: 0 });
  #recovering: Promise<void> | undefined;
  /** What is found out now for commands that are not decided yet. */
  readonly #preparing = new Set<Promise<unknown>>();
  #isClosing = false;
  #isClosed = false;
  #observer: Observer = () => {};
  #prepare: Prepare = () => undefined;

  private constructor(options: ShowOptions) {
    this.#options = options;
    this.broadcaster = new Broadcaster(options.broadcast);
    this.#clock = new ShowClock(options.clock ?? systemClock);
    this.#logger = options.logger.child({ show: options.record.slug });
    const { record, log } = options;
    this.#snapshots = new Snapshots({ show: record.slug, log, logger: this.#logger, clock: this.#clock });
    this.#writer = new CommitWriter({
      show: record.slug,
      log,
      logger: this.#logger,
      onFull: isFull => this.broadcaster.signal({ signal: 'show.storage', data: { isFull } }),
    });
  }

  /** Restores a show from its newest snapshot and what was logged since; a new show gets its title first. */
  static async open(options: ShowOptions): Promise<Show> {
    const show = new Show(options);
    await show.#eraseNames();
    await show.#replay();
    if (show.#committed.seq === 0) {
      const events = [...options.registry.firstEvents(options.title), ...(options.begin ?? [])];
      await show.#commit(VITRINE, { events }, undefined);
    }
    return show;
  }

  get slug(): string {
    return this.#options.record.slug;
  }

  /** The show's time: that of everything that its log says, and of what ends by itself. */
  get clock(): Clock {
    return this.#clock;
  }

  get logId(): string {
    return this.#options.record.logId;
  }

  /** The crew's view of everything that is on the disk. */
  get state(): ShowState {
    return this.#committed;
  }

  /** Whether the disk had no room at the last commit. */
  get isDiskFull(): boolean {
    return this.#writer.isFull;
  }

  /** Names who is told of every event in the log, and who prepares commands: the features' reactors. */
  attach(observer: Observer, prepare: Prepare): void {
    this.#observer = observer;
    this.#prepare = prepare;
  }

  /**
   * What a joiner has missed since their last events, or the whole show where that is too long ago or what they have was
   * made for other eyes.
   */
  since(viewpoint: Viewpoint, since: Since | undefined): { events: ShowEvent[] } | { snapshot: ShowState } {
    const { seq, talkSeq } = this.#committed;
    const isOfThisLog = since?.logId === this.logId && since.seq <= seq && since.talkSeq <= talkSeq;
    const resumes = isOfThisLog && since.lacks?.join() === viewpoint.lacks?.join();
    const missed = resumes ? this.#recent.after(since) : undefined;
    if (!missed) return { snapshot: redactShow(this.#committed, viewpoint) };
    return { events: missed.flatMap(event => redactEvent(event, viewpoint) ?? []) };
  }

  /**
   * Decides a command and answers when its events are on the disk. The same id from the same actor is answered again
   * without being done again. Rejects with a CommandError.
   */
  async submit<N extends CommandName>(
    actor: Actor,
    commandId: string,
    name: N,
    data: CommandData<N>,
    client: Client = NO_CLIENT,
  ): Promise<CommandResult<N>> {
    const command = { name, data } as unknown as Command;
    const key = `${actor.id} ${commandId}`;
    const known = this.#keys.find(key, command);
    if (known) return known as Promise<CommandResult<N>>;
    if (this.#isClosing) throw beingPutAway();
    this.#checkStorage();
    const preparing = this.#prepare(actor, command);
    if (!preparing) return this.#decide({ actor, client }, key, command) as Promise<CommandResult<N>>;
    const fingerprint = fingerprintOf(command);
    const answer = preparing.then(prepared =>
      this.#decide({ actor, client }, key, command, { prepared, fingerprint }),
    );
    this.#preparing.add(preparing);
    const done = () => this.#preparing.delete(preparing);
    preparing.then(done, done);
    // Kept from now on, so that the same command sent again meanwhile waits for this one.
    this.#keys.keep(key, fingerprint, answer);
    return answer as Promise<CommandResult<N>>;
  }

  /** How many messages a person has written, as far as the log still has them. */
  async countMessages(personId: string): Promise<number> {
    await this.#written;
    return this.#options.log.countMessages(this.slug, personId);
  }

  /** The newest events that have a person's words, as far as the log still has them, oldest first. */
  async talkOf(personId: string, limit: number, before?: number): Promise<ShowEvent[]> {
    await this.#written;
    const older = before === undefined ? {} : { before };
    return this.#options.log.readTalk(this.slug, { personId, limit, parse: parseStored, ...older });
  }

  /** The newest of all that was written, as far as the log still has it, oldest first. */
  async newestTalk(limit: number, before?: number): Promise<ShowEvent[]> {
    await this.#written;
    const older = before === undefined ? {} : { before };
    return this.#options.log.readTalk(this.slug, { limit, parse: parseStored, ...older });
  }

  /** Looks through one piece of what was written, newest first. */
  async findTalk(search: TalkSearch): Promise<FoundEvents<ShowEvent>> {
    await this.#written;
    return this.#options.log.findTalk(this.slug, { ...search, parse: parseStored });
  }

  /** All that the log has of the show, oldest first, in batches; a chat line stands where it was written down. */
  async *readLog(): AsyncGenerator<readonly ShowEvent[]> {
    await this.#written.catch(() => {});
    for await (const { events } of this.#options.log.read(this.slug, { parse: parseStored })) yield events;
  }

  /** Lets happen what is due by now. Rejects with a CommandError where that could not be written. */
  async settle(): Promise<void> {
    this.#checkStorage();
    const moment = { now: this.#clock.now(), newId };
    const commits: Promise<void>[] = [];
    for (const { due } of this.#options.registry.deadlines) {
      const events = due(this.#head, moment);
      if (events.length > 0) commits.push(this.#commit(VITRINE, { events }, undefined));
    }
    await Promise.all(commits);
  }

  /** Takes no more commands, waits until everything that it took is on the disk, and keeps a snapshot of it. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.allSettled(this.#preparing);
    this.#isClosed = true;
    this.#writer.close();
    this.broadcaster.close();
    await this.#written.catch(() => {});
    await this.#snapshots.save(this.#committed);
  }

  #decide(
    from: Pick<HandlerContext, 'actor' | 'client'>,
    key: string,
    command: Command,
    { prepared, fingerprint }: { prepared?: unknown; fingerprint?: string } = {},
  ): Promise<unknown> {
    this.#checkStorage();
    const { registry } = this.#options;
    assertPermitted(registry, this.#head, from.actor, command.name);
    const handler = registry.handlerOf(command.name);
    const moment = { now: this.#clock.now(), newId };
    const screen = (screened: Screened) => registry.screen(this.#head, screened, moment);
    const context = { ...from, ...moment, prepared, screen };
    const decision = handler(this.#head, command.data as CommandData<CommandName>, context);
    const { events, result } = decision;
    // What changed nothing needs no idempotency key: done again it changes nothing again. But that it need not be done
    // may follow from what is still on its way to the disk, so it is not answered before that is there.
    if (events.length === 0) return this.#written.then(() => result);
    const print = fingerprint ?? fingerprintOf(command);
    const answer = this.#commit(from.actor, decision, { key, fingerprint: print, result }).then(() => result);
    this.#keys.keep(key, print, answer);
    return answer;
  }

  #commit(
    actor: Actor,
    decision: Pick<Decision<CommandName>, 'events' | 'erases'>,
    answer: CommandAnswer | undefined,
  ): Promise<void> {
    this.#written = this.#write(actor, decision.events, decision.erases, answer);
    return this.#written;
  }

  async #write(
    actor: Actor,
    news: readonly NewEvent[],
    erases: string | undefined,
    answer: CommandAnswer | undefined,
  ): Promise<void> {
    const at = this.#clock.now();
    const { registry } = this.#options;
    const before = this.#head;
    const { state: after, events } = applyWithPolicies(
      before,
      news,
      registry.policies,
      { at, by: actor },
      newId,
    );
    this.#head = after;
    this.#clock.passed(at);
    const { seq, talkSeq } = before;
    const error = await this.#writer.write(events, { seq, talkSeq }, { answer, erases });
    if (error) {
      await this.#recover();
      throw error;
    }
    this.#committed = after;
    if (erases !== undefined) {
      this.#recent.forget(before);
      this.#snapshots.forget();
      this.broadcaster.forget(erases);
    }
    for (const event of events) this.#publish(event);
    this.#snapshots.note(after, events.length);
    if (erases !== undefined) await this.#eraseNames();
  }

  /** Takes erased people out of the log's events; where that fails, the next start of the show does it. */
  async #eraseNames(): Promise<void> {
    try {
      await eraseNames(this.#options.log, this.slug);
    } catch (error) {
      this.#options.logger.error({ err: error }, 'An erased name could not be taken out of the log yet.');
    }
  }

  #publish(event: ShowEvent): void {
    this.#recent.add(event);
    this.broadcaster.broadcast(event);
    this.#observer(event);
  }

  #checkStorage(): void {
    // Whoever opens it again writes its log then.
    if (this.#isClosed) throw beingPutAway();
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

  /** Reads from the log what the show doesn't know: all of it at first, and later what was not known to be written. */
  async #replay(): Promise<void> {
    const isNew = this.#committed.seq === 0;
    if (isNew) this.#committed = await this.#snapshots.load();
    else this.#snapshots.forget();
    this.#recent = new RecentEvents([], this.#committed);
    const { log } = this.#options;
    let count = 0;
    const restored = await restore(log, this.slug, this.#committed, this.#clock.now(), (events, state) => {
      this.#committed = state;
      count += events.length;
      // Nobody was told of these: that they are in the log was not known.
      if (!isNew) for (const event of events) this.#publish(event);
    });
    this.#snapshots.note(this.#committed, count);
    this.#keys = restored.keys;
    this.#recent = restored.recent;
    this.#clock.passed(restored.lastAt);
    this.#head = this.#committed;
    this.#written = Promise.resolve();
  }
}
