import { z } from 'zod';
import { WireError } from '../errors.ts';
import { Actor, EVERYONE, type Role, Sight } from '../roles.ts';
import { type Merged, merged } from './assemble.ts';
import type { RequestDefinition } from './contract.ts';
import { ShowState } from './state.ts';

/** Raised with every change after which an older page and this server misunderstand each other. */
export const PROTOCOL_VERSION = 9;
/** Raised with every change of the form or meaning of a show's state; snapshots of another version are not read. */
export const STATE_VERSION = 7;
/** Largest frame that a client may send, in bytes. */
export const MAX_FRAME_BYTES = 64 * 1024;
/** How many events the server sends to a returning client before it sends a snapshot instead. */
export const MAX_RESUME_EVENTS = 1000;

/** What changes the show: each is decided by the server, and its events are in the log before it is acknowledged. */
export const commands = merged('commands');

const ofConnection = {
  'time.now': { roles: EVERYONE, data: z.strictObject({}), result: z.object({ now: z.number() }) },
} as const;

/** What changes nothing that the log keeps. */
export const queries = { ...merged('queries'), ...ofConnection };

const Since = z.object({
  logId: z.string().max(64),
  seq: z.number().int().nonnegative(),
  talkSeq: z.number().int().nonnegative(),
  /** What the replica leaves out of the crew's view; one that leaves out something else than it should is not resumed. */
  lacks: z.array(Sight).max(Sight.options.length).optional(),
});

/**
 * The first request on every connection. Without a token the server makes a viewer and returns their token, which
 * the page keeps so that the same person comes back. With `since` the server sends what has happened after it. A page
 * of another protocol version is refused with `outdated`, and reloads.
 */
export const join = {
  roles: EVERYONE as readonly Role[],
  data: z.strictObject({
    show: z.string().min(1).max(80),
    protocol: z.number().int().optional(),
    token: z.string().max(2000).optional(),
    since: Since.optional(),
  }),
  result: z.object({
    you: Actor,
    /** Set when the server made this viewer. */
    token: z.string().optional(),
    /** Names this show's log; a `since` of another log is answered with a snapshot. */
    logId: z.string(),
    /** Server time, for the clock. */
    now: z.number(),
    /** Address at which other machines reach this server; absent where it listens to its own machine only. */
    origin: z.string().optional(),
    /** Either the whole show as this person may see it … */
    snapshot: ShowState.optional(),
    /** … or the events since, each still to be parsed by parseEvent. */
    events: z.array(z.unknown()).optional(),
    /** The newest signal of each kind, each still to be parsed by parseSignal. */
    signals: z.array(z.unknown()),
  }),
};

export type Commands = Merged<'commands'>;
export type CommandName = keyof Commands;
export type CommandData<N extends CommandName> = z.infer<Commands[N]['data']>;
export type CommandResult<N extends CommandName> = z.infer<Commands[N]['result']>;
/** A parsed command; discriminated by its name. */
export type Command = { [N in CommandName]: { name: N; data: CommandData<N> } }[CommandName];

type Queries = Merged<'queries'> & typeof ofConnection;
export type QueryName = keyof Queries;
export type QueryData<N extends QueryName> = z.infer<Queries[N]['data']>;
export type QueryResult<N extends QueryName> = z.infer<Queries[N]['result']>;

export type JoinData = z.infer<typeof join.data>;
export type JoinResult = z.infer<typeof join.result>;

type Requests = Commands & Queries;
/** Everything a client may ask, commands and queries alike. */
export const requests: Requests = { ...commands, ...queries };
export type RequestName = keyof Requests;
export type RequestData<N extends RequestName> = z.input<Requests[N]['data']>;
export type RequestResult<N extends RequestName> = z.infer<Requests[N]['result']>;

export function requestDefinition(name: RequestName): RequestDefinition {
  return requests[name] as RequestDefinition;
}

/** Client to server. The id is the client's; the same id sent again is the same command, answered but not redone. */
export const Request = z.object({
  id: z.string().min(1).max(64),
  name: z.string().max(64),
  data: z.unknown(),
});
export type Request = z.infer<typeof Request>;

/** Server to client: the answer to the request `re`. Events and signals are the other two kinds of frame. */
export const Reply = z.discriminatedUnion('ok', [
  z.object({ re: z.string(), ok: z.literal(true), data: z.unknown() }),
  z.object({ re: z.string(), ok: z.literal(false), error: WireError }),
]);
export type Reply = z.infer<typeof Reply>;

/** Server to client: the show as its person may see it from now on, in place of what the replica holds. */
export const Resync = z.object({ snapshot: ShowState, signals: z.array(z.unknown()) });
export type Resync = z.infer<typeof Resync>;
