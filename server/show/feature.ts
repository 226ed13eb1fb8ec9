import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Actor, Permission, Viewpoint } from '../../shared/roles.ts';
import type { Contracts, FeatureName } from '../../shared/show/assemble.ts';
import type { NewEvent, ShowEvent } from '../../shared/show/events.ts';
import type {
  CommandData,
  CommandName,
  CommandResult,
  QueryData,
  QueryName,
  QueryResult,
} from '../../shared/show/protocol.ts';
import type { Signal } from '../../shared/show/signals.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { BurstLog } from '../burst-log.ts';
import type { Config } from '../config.ts';
import type { DataFolder } from '../data-folder.ts';
import type { EventLog, FindTalkOptions, FoundEvents } from '../log/event-log.ts';
import type { ServerTls } from '../tls/server-tls.ts';
import type { Broadcaster, Member } from './broadcaster.ts';
import type { Client } from './client.ts';
import type { Deadlines } from './deadlines.ts';
import type { Policy } from './policies.ts';
import type { Screen, Screened, Verdict } from './screening.ts';
import type { Clock, Moment } from './time/clock.ts';
import type { ServerClock } from './time/server-clock.ts';

export interface HandlerContext<P = undefined> extends Moment {
  readonly actor: Actor;
  readonly client: Client;
  /** What the feature's `prepare` found out for this command. */
  readonly prepared: P;
  /** What all features together say of a text. May throw a CommandError. */
  readonly screen: (screened: Screened) => Verdict;
}

/** What a command makes happen, and what its sender is answered once that is in the log. */
export interface Decision<N extends CommandName> {
  readonly events: readonly NewEvent[];
  readonly result: CommandResult<N>;
  /** The person whose chat lines are erased from the disk in the same commit. */
  readonly erases?: string;
}

/** Decides a command on a state: the events that follow, or a thrown CommandError. Changes nothing itself. */
export type Handler<N extends CommandName, P = undefined> = (
  state: ShowState,
  data: CommandData<N>,
  context: HandlerContext<P>,
) => Decision<N>;

type CommandOf<F extends FeatureName> = Extract<keyof Contracts[F]['commands'], CommandName>;
type QueryOf<F extends FeatureName> = Extract<keyof Contracts[F]['queries'], QueryName>;

/** What commands need to know before they are decided, by command. */
export type Prepared = { readonly [N in CommandName]?: unknown };
type PreparedFor<P, N> = N extends keyof P ? P[N] : undefined;

/** The handlers of a feature: one for each of its commands. */
export type Handlers<F extends FeatureName, P extends Prepared = object> = {
  readonly [N in CommandOf<F>]: Handler<N, PreparedFor<P, N>>;
};

/** Finds out what a command needs to know before it is decided, where that takes time or something outside the state. */
export interface Preparation<N extends CommandName, R, T> {
  prepare(data: CommandData<N>, context: { actor: Actor; show: ShowContext; reactor: R }): T | Promise<T>;
  /** How long the command waits for it, in milliseconds. */
  readonly withinMs: number;
  /** What holds when the time is up; it may throw a CommandError. */
  otherwise(): T;
}

export interface QueryContext<R, S = object> {
  readonly show: ShowContext;
  readonly reactor: R;
  readonly service: S;
  /** The connection that asks. */
  readonly member: Member;
}

/** The queries of a feature: one answer for each, or it does not compile. Each may throw a CommandError. */
export type Queries<F extends FeatureName, R, S = object> = {
  readonly [N in QueryOf<F>]: (
    data: QueryData<N>,
    context: QueryContext<R, S>,
  ) => QueryResult<N> | Promise<QueryResult<N>>;
};

/** What a feature does with a show beside its log: it keeps files, processes and models, and gives signals. */
export interface Reactor {
  /** Takes an event that is in the log. Never throws and never waits. */
  observe?(event: ShowEvent): void;
  /** The newest signals, for somebody who joins. */
  signalsFor?(viewpoint: Viewpoint): readonly Signal[];
  joined?(member: Member): void;
  left?(member: Member): void;
  /** Whether it keeps the show open although nobody is connected to it. */
  isBusy?(): boolean;
  close?(): void | Promise<void>;
}

type Cleanup = () => void | Promise<void>;

/** What a feature has for all shows of the server. */
export interface Service {
  routes?(app: FastifyInstance): void | Promise<void>;
  /** The origins beside this server's own that a show's page may connect to. Rejects where there is no such show. */
  pageSources?(slug: string): Promise<string[]>;
  /** Begins what needs the server's own address; called once it listens. */
  listening?(): void | Promise<void>;
  /**
   * Prepares for a show that is about to be deleted. The returned function deletes what is kept of it beside the log, and
   * is called once the log is gone.
   */
  beforeDeletion?(slug: string): Cleanup | Promise<Cleanup>;
  close?(): void | Promise<void>;
}

/** The show as its reactors see it. */
export interface ShowContext {
  /** Its name in addresses. */
  readonly slug: string;
  readonly logId: string;
  /** The crew's view of everything that is on the disk. */
  readonly state: ShowState;
  /** The show's time: that of its events and of whatever ends in it. */
  readonly clock: Clock;
  readonly broadcaster: Broadcaster;
  readonly logger: Logger;
  /** Submits a command, as the system where nobody else is named. Rejects with a CommandError. */
  submit<N extends CommandName>(
    name: N,
    data: CommandData<N>,
    options?: { readonly as?: Actor; readonly id?: string },
  ): Promise<CommandResult<N>>;
  /** How many messages a person has written in the show, those included that the state keeps no more. */
  countMessages(personId: string): Promise<number>;
  /**
   * The newest events that have a person's words, as far as the log still has them, oldest first; or the newest from before
   * a number of the talk.
   */
  talkOf(personId: string, limit: number, before?: number): Promise<ShowEvent[]>;
  /** The newest events that have anybody's words, oldest first; `before` is a talk number. */
  newestTalk(limit: number, before?: number): Promise<ShowEvent[]>;
  /** Looks through one piece of what was written, newest first, and says where to go on. */
  findTalk(search: Omit<FindTalkOptions<unknown>, 'parse'>): Promise<FoundEvents<ShowEvent>>;
  /** All that the log has of the show, oldest first, in batches. */
  readLog(): AsyncIterable<readonly ShowEvent[]>;
  /** The reactor of a feature that stands before the caller's in the list of features. */
  reactorOf<F extends FeatureName, S extends object, R extends Reactor>(feature: Feature<F, S, R>): R;
}

/** What of an earlier show a new one is made with. */
export interface Template {
  /** The slug of the earlier show. */
  readonly from: string;
  readonly take: readonly FeatureName[];
}

/** The shows of the server as its features see them. */
export interface ShowsContext {
  /** The features that have something to give a new show. */
  readonly carriers: readonly FeatureName[];
  /** Makes a show, with what it takes along of an earlier one. */
  make(
    title: string,
    template?: Template,
  ): Promise<{ show: ShowContext; carried: ReadonlyMap<FeatureName, Carried> }>;
  /** What an earlier show can give a new one, by feature. Refuses with `not-found`. */
  carried(template: Template): Promise<ReadonlyMap<FeatureName, Carried>>;
  /** Deletes a show with all that is kept of it, and tells whoever is connected. Refuses with `not-found`. */
  remove(slug: string): Promise<void>;
}

/** The server as its features see it. */
export interface ServerContext {
  readonly config: Config;
  readonly folder: DataFolder;
  readonly logger: Logger;
  /** Logs what strangers may cause as often as they like. */
  readonly bursts: BurstLog;
  readonly clock: ServerClock;
  readonly log: Pick<EventLog, 'listProjections' | 'listShows' | 'readLast' | 'saveProjection'>;
  readonly shows: ShowsContext;
  /** Finds a show by its slug and opens it. Refuses with `not-found`. */
  find(slug: string): Promise<ShowContext>;
  /** Address at which a program on this machine reaches this server; empty before it listens. */
  readonly ownOrigin: string;
  /**
   * Address at which other machines reach this server, with the path of a proxy in front and without a slash at its end;
   * undefined where it listens to its own machine only.
   */
  readonly origin: string | undefined;
  /** Tells others another address, as when the server was opened to its network; undefined for that of its start. */
  announceAt(origin: string | undefined): void;
  /** Absent for a server that speaks plain HTTP. */
  readonly tls: ServerTls | undefined;
  /** The service of a feature that stands before the caller's in the list of features. */
  serviceOf<F extends FeatureName, S extends object, R extends Reactor>(feature: Feature<F, S, R>): S;
}

/** What a new show takes along of an earlier one. */
export interface CarryContext extends Moment {
  /** Whether the host takes along what a feature has. */
  readonly takes: (feature: FeatureName) => boolean;
}

/** What a feature gives a new show of an earlier one. */
export interface Carried {
  readonly events: readonly NewEvent[];
  /** How many things that are: products, scenes, invites. */
  readonly count: number;
  /** The names of those that can't come along, because they, or what they need, are gone. */
  readonly leftOut?: readonly string[];
}

/** What a feature says of itself; the types of its service and reactor follow from `start` and `react`. */
interface FeatureDefinition<F extends FeatureName, P extends Prepared, S extends object, R extends Reactor> {
  readonly handlers: Handlers<F, P>;
  /** What a new show of this title begins with. */
  readonly created?: (title: string) => readonly NewEvent[];
  /** What a new show takes along of an earlier one where its host wants that; pure, like a handler. */
  readonly carry?: (earlier: ShowState, context: CarryContext) => Carried;
  /** What follows in the same commit from an event of this or another feature. */
  readonly policy?: Policy;
  readonly deadlines?: Deadlines;
  /** What is asked of every line of chat and every name before others see it. */
  readonly screen?: Screen;
  /** Which permissions a moderator lacks: what needs them is refused, and what they would show is not sent. */
  readonly lacks?: (state: ShowState, moderator: Actor) => readonly Permission[];
  /** When the last of what ends at a time without an event that says so is over; undefined where nothing does. */
  readonly silentEnd?: (state: ShowState) => number | undefined;
  readonly start?: (server: ServerContext) => S | Promise<S>;
  readonly react?: (show: ShowContext, service: S) => R | Promise<R>;
  readonly queries: Queries<F, R, S>;
  readonly prepare?: { readonly [N in keyof P & CommandName]: Preparation<N, R, P[N]> };
  /** Adds to a command's answer what must not be in the log, such as a token. */
  readonly complete?: {
    readonly [N in CommandOf<F>]?: (
      result: CommandResult<N>,
      context: { show: ShowContext; reactor: R },
    ) => CommandResult<N> | Promise<CommandResult<N>>;
  };
}

/** A feature of the server. Its type remembers what its service and its reactor are. */
export interface Feature<
  F extends FeatureName = FeatureName,
  S extends object = object,
  R extends Reactor = Reactor,
> {
  readonly name: F;
  readonly parts: FeatureParts;
  /** Never there at run time: carries the two types. */
  readonly types?: { readonly service: S; readonly reactor: R };
}

/** The parts of a feature as the core uses them: by name, without knowing their types. */
export interface FeatureParts {
  readonly handlers?: Readonly<Record<string, Handler<CommandName, unknown>>>;
  readonly prepare?: Readonly<Record<string, Preparation<CommandName, Reactor, unknown>>>;
  readonly complete?: Readonly<
    Record<string, (result: unknown, context: { show: ShowContext; reactor: Reactor }) => unknown>
  >;
  readonly created?: (title: string) => readonly NewEvent[];
  readonly carry?: (earlier: ShowState, context: CarryContext) => Carried;
  readonly policy?: Policy;
  readonly deadlines?: Deadlines;
  readonly screen?: Screen;
  readonly lacks?: (state: ShowState, moderator: Actor) => readonly Permission[];
  readonly silentEnd?: (state: ShowState) => number | undefined;
  readonly queries?: Readonly<Record<string, (data: unknown, context: QueryContext<Reactor>) => unknown>>;
  readonly start?: (server: ServerContext) => Service | Promise<Service>;
  readonly react?: (show: ShowContext, service: Service) => Reactor | Promise<Reactor>;
}

/** Defines what the server does for a feature: a handler for each command and an answer for each query of its contract. */
export function defineFeature<
  F extends FeatureName,
  P extends Prepared = object,
  S extends object = object,
  R extends Reactor = Reactor,
>(name: F, definition: FeatureDefinition<F, P, S, R>): Feature<F, S, R> {
  return { name, parts: definition as unknown as FeatureParts };
}
