import type { z } from 'zod';
import {
  hasSight,
  type Permission,
  type Role,
  type Sight,
  type Viewpoint,
  type ViewpointKind,
} from '../roles.ts';

/** A command or query: who may send it, and the shapes of what goes out and what comes back. */
export interface RequestDefinition<D extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  /** The server checks; pages only hide what would be refused. */
  readonly roles: readonly Role[];
  /** What a moderator has to be granted to send it, where `roles` lets moderators. */
  readonly needs?: Permission;
  readonly data: D;
  readonly result: R;
  /** How often one viewer may send it; without one the limit of their connection holds. */
  readonly viewerLimit?: { readonly points: number; readonly seconds: number };
  /**
   * How often all viewers of one network address may send it together: so many in each second, and so many more in each
   * minute. Without one, what holds is the limit that all commands have together.
   */
  readonly addressLimit?: { readonly perSecond: number; readonly burst: number };
}
export type RequestDefinitions = Readonly<Record<string, RequestDefinition>>;

/**
 * How something travels to pages. `urgent` goes ahead of everything, `state` in order behind it, `talk` is gathered for
 * a tick and is the first thing that a slow connection loses. Events of the `talk` lane are also stored apart from the
 * show's log, in a stream with its own numbers, retention and erasure.
 */
export type Lane = 'urgent' | 'state' | 'talk';

/** What one viewpoint may see of an event's data: all of it, a part, or nothing (undefined). */
type Redact<D> = (data: D, viewpoint: Viewpoint) => D | undefined;

/**
 * What the ledger keeps of an event: data without anybody's name or handwritten text, and apart from it the texts, of
 * which only salted digests are written. `person` is whose erasure takes the salts away.
 */
export interface LedgerPart {
  readonly data: object;
  readonly texts?: { readonly person: string } & Readonly<Record<string, string | undefined>>;
}

interface EventOptions<D> {
  readonly lane?: Lane;
  /** Where the event concerns one person: who that is. Beside them only the crew sees anything of it. */
  readonly person?: (data: D) => string | undefined;
  /** The chat message that must not reach anybody any more once this has happened. */
  readonly retracts?: (data: D) => string;
  /** The person none of whose lines must reach anybody any more once this has happened. */
  readonly silences?: (data: D) => string;
  /** Whose words these are, so that they can be erased. */
  readonly author?: (data: D) => string;
  /**
   * What stays of it when a person is erased whose name, or words of or about whom, it holds; the same data where it has
   * none of theirs. What stands in the ledger stays as it is. Talk needs none: it goes whole.
   */
  readonly erased?: (data: D, personId: string) => D;
  /**
   * How it stands in the ledger: true for all of its data, false for nothing. Every event of the log says so; talk never
   * stands there.
   */
  readonly ledger?: boolean | ((data: D) => LedgerPart);
}

export interface EventDefinition<S extends z.ZodType = z.ZodType> {
  readonly data: S;
  // A method, so that definitions of all shapes fit into one table.
  redact(data: z.infer<S>, viewpoint: Viewpoint): z.infer<S> | undefined;
  readonly lane: Lane;
  readonly person: ((data: never) => string | undefined) | undefined;
  readonly retracts: ((data: never) => string) | undefined;
  readonly silences: ((data: never) => string) | undefined;
  readonly author: ((data: never) => string) | undefined;
  readonly erased: ((data: never, personId: string) => unknown) | undefined;
  readonly ledger: boolean | ((data: never) => LedgerPart) | undefined;
}
export type EventDefinitions = Readonly<Record<string, EventDefinition>>;

/** Defines an event: the shape of its data, and who may see what of it. */
export function event<S extends z.ZodType>(
  data: S,
  redact: Redact<z.infer<S>>,
  { lane = 'state', person, retracts, silences, author, erased, ledger }: EventOptions<z.infer<S>> = {},
): EventDefinition<S> {
  return { data, redact, lane, person, retracts, silences, author, erased, ledger };
}

/** Defines an event that one person and the crew see. */
export function personalEvent<S extends z.ZodType>(
  data: S,
  person: (data: z.infer<S>) => string,
  options: Pick<EventOptions<z.infer<S>>, 'ledger' | 'erased'> = {},
): EventDefinition<S> {
  const redact: Redact<z.infer<S>> = (value, viewpoint) =>
    viewpoint.kind === 'crew' || viewpoint.personId === person(value) ? value : undefined;
  return event(data, redact, { person, ...options });
}

/** What stays of an event that is about one person, for the option `erased`. */
export const erasedIfOf =
  <D extends { readonly personId: string }>(change: (data: D) => D) =>
  (data: D, personId: string): D =>
    data.personId === personId ? change(data) : data;

/** Everybody sees all of it. */
export const toAll = <D>(data: D): D => data;
export const toCrew = <D>(data: D, viewpoint: Viewpoint): D | undefined =>
  viewpoint.kind === 'crew' ? data : undefined;
/** The crew without those moderators who are not granted to see this. */
export const toCrewWith =
  (sight: Sight) =>
  <D>(data: D, viewpoint: Viewpoint): D | undefined =>
    hasSight(viewpoint, sight) ? data : undefined;
/** Crew and brand reps. */
export const toStaff = <D>(data: D, viewpoint: Viewpoint): D | undefined =>
  viewpoint.kind === 'viewer' ? undefined : data;
export const toPersonAlone =
  <P>(person: (data: P) => string) =>
  <D extends P>(data: D, viewpoint: Viewpoint): D | undefined =>
    viewpoint.personId === person(data) ? data : undefined;

/** Passing news that no log keeps: whoever misses one gets the next. */
export interface SignalDefinition<S extends z.ZodType = z.ZodType> {
  readonly data: S;
  /** The kinds of viewpoint that it is sent to. */
  readonly to: readonly ViewpointKind[];
  /** `state` where absent. */
  readonly lane?: Lane;
}
export type SignalDefinitions = Readonly<Record<string, SignalDefinition>>;

export const ALL_VIEWPOINTS: readonly ViewpointKind[] = ['crew', 'brand', 'viewer'];
export const CREW_VIEWPOINT: readonly ViewpointKind[] = ['crew'];

export interface FoldContext {
  /** Server time of the event. */
  readonly at: number;
  /** Whose replica it is folded into; the server's own is the crew's. */
  readonly viewpoint: ViewpointKind;
}

/** A feature's part of a show's state, and how events change it. Plain data: it travels in snapshots. */
export interface Slice<S, E extends EventDefinitions> {
  readonly schema: z.ZodType<S>;
  /** The part in a show without any event. */
  empty(): S;
  /** What each event makes of it; the given state is not changed. Events of other features may be among them. */
  readonly on: {
    readonly [N in keyof E]?: (state: S, data: z.infer<E[N]['data']>, context: FoldContext) => S;
  };
  /** What a viewpoint may see of the crew's state; equal to the fold of the events in its sight. */
  redact(state: S, viewpoint: Viewpoint): S;
}

/** What a page knows of a feature from signals alone. */
export interface Live<L, G extends SignalDefinitions> {
  empty(): L;
  readonly on: { readonly [N in keyof G]?: (live: L, data: z.infer<G[N]['data']>) => L };
}

/** What all layers know of a feature: the list in `features.ts` puts them together. */
export interface Contract {
  readonly commands: RequestDefinitions;
  readonly queries: RequestDefinitions;
  readonly events: EventDefinitions;
  readonly signals: SignalDefinitions;
  // biome-ignore lint/suspicious/noExplicitAny: a table of slices of every shape; each is checked where it is defined.
  readonly slice?: Slice<any, any>;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  readonly live?: Live<any, any>;
}
