import { z } from 'zod';
import { catalogCommands } from './catalog.ts';
import { dealCommands, dealQueries } from './deals/protocol.ts';
import { WireError } from './errors.ts';
import { ingestCommands, ingestQueries } from './ingest.ts';
import { MediaWelcome, mediaQueries } from './media.ts';
import { FrameTime, offerCommands, offerQueries } from './offers.ts';
import { recordingCommands, recordingQueries } from './recording.ts';
import { restreamCommands, restreamQueries } from './restream.ts';
import { Actor, CREW, EVERYONE, HOST, Role } from './roles.ts';
import { MAX_SEGMENTS, Segment } from './runofshow.ts';
import { Scenes } from './scenes.ts';
import { Filter, Invite, ShowState } from './show-state.ts';
import { ReactionKind } from './signals.ts';

/** Largest frame that a client may send, in bytes. */
export const MAX_FRAME_BYTES = 64 * 1024;
export const MAX_CHAT_LENGTH = 300;
/** How many events the server sends to a returning client before it sends a snapshot instead. */
export const MAX_RESUME_EVENTS = 1000;

interface Definition<D extends z.ZodType, R extends z.ZodType> {
  /** Who may send it. The server checks; pages only hide what would be refused. */
  readonly roles: readonly Role[];
  readonly data: D;
  readonly result: R;
}
function define<D extends z.ZodType, R extends z.ZodType>(
  roles: readonly Role[],
  data: D,
  result: R,
): Definition<D, R> {
  return { roles, data, result };
}

const nothing = z.strictObject({});
const done = z.object({});
const id = z.string().min(1).max(64);
const DAY_SECONDS = 24 * 60 * 60;

/** What changes the show: each is decided by the server, and its events are in the log before it is acknowledged. */
export const commands = {
  'show.goLive': define(HOST, nothing, done),
  'show.end': define(HOST, nothing, done),
  'show.rename': define(HOST, z.strictObject({ title: z.string().trim().min(1).max(80) }), done),

  'chat.post': define(
    EVERYONE,
    z.strictObject({ text: z.string().trim().min(1).max(MAX_CHAT_LENGTH) }),
    z.object({ messageId: z.string(), state: z.enum(['posted', 'held']) }),
  ),
  'chat.delete': define(CREW, z.strictObject({ messageId: id }), done),
  'chat.restore': define(CREW, z.strictObject({ messageId: id }), done),
  'chat.approve': define(CREW, z.strictObject({ messageId: id }), done),

  'moderation.mute': define(
    CREW,
    z.strictObject({
      personId: id,
      /** null mutes for the rest of the show. */
      seconds: z.number().int().min(10).max(DAY_SECONDS).nullable(),
      reason: z.string().max(200).optional(),
    }),
    done,
  ),
  'moderation.unmute': define(CREW, z.strictObject({ personId: id }), done),
  'moderation.addFilter': define(
    CREW,
    z.strictObject({ phrase: Filter.shape.phrase }),
    z.object({ filterId: z.string() }),
  ),
  'moderation.removeFilter': define(CREW, z.strictObject({ filterId: id }), done),

  /** The whole document at once; what other studios edited meanwhile is replaced. */
  'scenes.save': define(HOST, z.strictObject({ scenes: Scenes }), done),
  /** Puts a saved scene on program. */
  'scenes.take': define(HOST, z.strictObject({ sceneId: id }), done),

  /** Changes the segment of its id, or adds it: at a place, or at the end. */
  'runofshow.put': define(
    HOST,
    z.strictObject({ segment: Segment, place: z.number().int().min(0).max(MAX_SEGMENTS).optional() }),
    done,
  ),
  'runofshow.move': define(
    HOST,
    z.strictObject({ segmentId: id, place: z.number().int().min(0).max(MAX_SEGMENTS) }),
    done,
  ),
  'runofshow.remove': define(HOST, z.strictObject({ segmentId: id }), done),
  /** Goes on to a segment, or back to one: its scene comes on program and its product is pinned where it says so. */
  'runofshow.enter': define(HOST, z.strictObject({ segmentId: id, frameAt: FrameTime.optional() }), done),

  ...offerCommands,
  ...catalogCommands,
  ...dealCommands,
  ...ingestCommands,
  ...restreamCommands,
  ...recordingCommands,

  'suggest.dismiss': define(CREW, z.strictObject({ productId: id }), done),

  'team.invite': define(
    HOST,
    z.strictObject({
      name: Actor.shape.name,
      role: Role.exclude(['viewer']),
      brand: z.string().min(1).max(80).optional(),
      hours: z
        .number()
        .int()
        .min(1)
        .max(24 * 30),
    }),
    z.object({ invite: Invite, token: z.string() }),
  ),
  'team.revoke': define(HOST, z.strictObject({ inviteId: id }), done),
} as const;

/** What changes nothing that the log keeps. */
export const queries = {
  'time.now': define(EVERYONE, nothing, z.object({ now: z.number() })),
  'chat.react': define(EVERYONE, z.strictObject({ kind: ReactionKind }), done),
  ...offerQueries,
  ...dealQueries,
  ...mediaQueries,
  ...ingestQueries,
  ...restreamQueries,
  ...recordingQueries,
} as const;

/**
 * The first request on every connection. Without a token the server makes a viewer and returns their token, which
 * the page keeps so that the same person comes back. With `since` the server sends what has happened after it.
 */
export const join = define(
  EVERYONE,
  z.strictObject({
    show: z.string().min(1).max(80),
    token: z.string().max(2000).optional(),
    since: z.object({ logId: z.string().max(64), seq: z.number().int().nonnegative() }).optional(),
  }),
  z.object({
    you: Actor,
    /** Set when the server made this viewer. */
    token: z.string().optional(),
    /** Names this show's log; a `since` of another log is answered with a snapshot. */
    logId: z.string(),
    /** Server time, for the clock. */
    now: z.number(),
    watching: z.number().int(),
    /** Address at which other machines reach this server; absent where it listens to its own machine only. */
    origin: z.string().optional(),
    /** Either the whole show as this person may see it … */
    snapshot: ShowState.optional(),
    /** … or the events since, each still to be parsed by parseEvent. */
    events: z.array(z.unknown()).optional(),
    /** Absent while the show has no media worker. */
    media: MediaWelcome.optional(),
  }),
);

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandData<N extends CommandName> = z.infer<Commands[N]['data']>;
export type CommandResult<N extends CommandName> = z.infer<Commands[N]['result']>;
/** A parsed command; discriminated by its name. */
export type Command = { [N in CommandName]: { name: N; data: CommandData<N> } }[CommandName];

export type QueryName = keyof typeof queries;

export type JoinData = z.infer<typeof join.data>;
export type JoinResult = z.infer<typeof join.result>;

/** Everything a client may ask, commands and queries alike. */
export const requests = { ...commands, ...queries } as const;
export type RequestName = keyof typeof requests;
export type RequestData<N extends RequestName> = z.input<(typeof requests)[N]['data']>;
export type RequestResult<N extends RequestName> = z.infer<(typeof requests)[N]['result']>;

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
