import { z } from 'zod';
import { ChatPlatform } from '../chat/message.ts';
import { Id } from '../id.ts';
import { HOST } from '../roles.ts';
import { type Contract, CREW_VIEWPOINT, event, type Live, type Slice, toCrew } from '../show/contract.ts';

/** How many other chats one show reads along. */
export const MAX_CHAT_SOURCES = 4;

/** Longest text of a line from elsewhere; longer ones are cut before. */
const MAX_LINE_LENGTH = 300;

/** A channel of another platform whose chat the crew reads along. */
export const ChatSource = z.object({ id: z.string(), platform: ChatPlatform, channel: z.string() });
export type ChatSource = z.infer<typeof ChatSource>;

/** A channel's name as Twitch allows it: letters without accents, digits and underscores, case without a meaning. */
export const TwitchChannel = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9_]{3,25}$/, 'must be the name of a Twitch channel: 3 to 25 letters, digits or underscores');

/** One line as another platform tells it. Its ids are unique among all platforms. */
export const SourceLine = z.strictObject({
  id: Id,
  authorId: Id,
  author: z.string().min(1).max(40),
  text: z.string().min(1).max(MAX_LINE_LENGTH),
});
export type SourceLine = z.infer<typeof SourceLine>;

/** Why a chat can't be read. */
export const ChatSourceError = z.enum([
  'unreachable', // its server can't be found, or closes the connection
  'no-channel', // its server knows no such channel, or the channel is closed
]);
export type ChatSourceError = z.infer<typeof ChatSourceError>;

/** How it goes with one source now. */
export const ChatSourceState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  z.object({ kind: z.literal('connecting') }),
  /** `dropped` counts the lines that came faster than the crew could read them, and were left out. */
  z.object({ kind: z.literal('reading'), dropped: z.number().int() }),
  z.object({ kind: z.literal('retrying'), code: ChatSourceError }),
  z.object({ kind: z.literal('failed'), code: ChatSourceError }),
]);
export type ChatSourceState = z.infer<typeof ChatSourceState>;

const done = z.object({});
const ofSource = { sourceId: Id };

const multichatEvents = {
  'multichat.added': event(z.object({ source: ChatSource }), toCrew, { ledger: true }),
  'multichat.removed': event(z.object({ sourceId: z.string() }), toCrew, { ledger: true }),
} as const;

const MultichatState = z.object({ sources: z.array(ChatSource) });
type MultichatState = z.infer<typeof MultichatState>;

const multichatSlice: Slice<MultichatState, typeof multichatEvents> = {
  schema: MultichatState,
  empty: () => ({ sources: [] }),
  on: {
    'multichat.added': ({ sources }, { source }) => ({ sources: [...sources, source] }),
    'multichat.removed': ({ sources }, { sourceId }) => ({
      sources: sources.filter(({ id }) => id !== sourceId),
    }),
  },
  redact: (state, { kind }) => (kind === 'crew' ? state : { sources: [] }),
};

const multichatSignals = {
  /** By source; told on every change and at the join. */
  'multichat.state': {
    data: z.object({ states: z.record(z.string(), ChatSourceState) }),
    to: CREW_VIEWPOINT,
  },
} as const;

interface MultichatLive {
  readonly states: Readonly<Record<string, ChatSourceState>>;
}

const multichatLive: Live<MultichatLive, typeof multichatSignals> = {
  empty: () => ({ states: {} }),
  on: { 'multichat.state': (_live, { states }) => ({ states }) },
};

export const multichat = {
  commands: {
    'multichat.add': {
      roles: HOST,
      data: z.strictObject({ platform: ChatPlatform, channel: TwitchChannel }),
      result: z.object({ sourceId: z.string() }),
    },
    'multichat.remove': { roles: HOST, data: z.strictObject(ofSource), result: done },
    /** Lines that a source told; only the server itself sends it. */
    'multichat.receive': {
      roles: [],
      data: z.strictObject({ ...ofSource, lines: z.array(SourceLine).min(1).max(100) }),
      result: done,
    },
    /** What the platform's own moderators took away: one line, or all of a person; only the server itself sends it. */
    'multichat.retract': {
      roles: [],
      data: z.strictObject({ ...ofSource, of: z.enum(['line', 'author']), id: Id }),
      result: done,
    },
  },
  queries: {
    /** Connects again at once to a source that failed. */
    'multichat.retry': { roles: HOST, data: z.strictObject(ofSource), result: done },
  },
  events: multichatEvents,
  signals: multichatSignals,
  slice: multichatSlice,
  live: multichatLive,
} as const satisfies Contract;
