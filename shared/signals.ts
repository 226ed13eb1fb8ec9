import { z } from 'zod';
import { PictureProgress } from './catalog-pictures.ts';
import { DealFigures } from './deals/deal.ts';
import { ErrorCode } from './errors.ts';
import { IngestState } from './ingest.ts';
import { mediaSignals } from './media.ts';
import { Impression } from './offers.ts';
import { RecordingFiles } from './recording.ts';
import { RestreamState } from './restream.ts';
import type { ViewpointKind } from './roles.ts';

export const ReactionKind = z.enum(['heart', 'clap', 'fire', 'laugh', 'wow']);
export type ReactionKind = z.infer<typeof ReactionKind>;

/** How the chat of the last minutes feels, from -100 to +100. Never shown without its sample. */
export const Pulse = z.object({
  score: z.number(),
  /** Change of the score against two minutes before. */
  trend: z.number(),
  /** Different people whose messages count in the score. */
  people: z.number().int(),
  /** One point each ten seconds of the last ten minutes; `score` is null where nobody wrote. */
  line: z.array(z.object({ at: z.number(), score: z.number().nullable(), messages: z.number().int() })),
  /** Messages that say most about the score: the strongest of each side, the newest first. */
  quotes: z.array(z.object({ messageId: z.string(), text: z.string(), score: z.number() })),
  /** Language of the most messages; scores of languages without a full lexicon are marked lower confidence. */
  confidence: z.enum(['normal', 'low']),
});
export type Pulse = z.infer<typeof Pulse>;

/** Why a product is suggested, as a code and its numbers; each page writes it in its reader's words. */
export const SuggestReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mentions'), people: z.number().int() }),
  z.object({ kind: z.literal('clicks'), clicks: z.number().int() }),
  z.object({ kind: z.literal('notShown'), minutes: z.number().int() }),
  z.object({ kind: z.literal('neverShown') }),
  z.object({ kind: z.literal('lowStock'), left: z.number().int() }),
]);
export type SuggestReason = z.infer<typeof SuggestReason>;

export const Suggestion = z.object({
  productId: z.string(),
  score: z.number(),
  reasons: z.array(SuggestReason),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** Whether a signal goes to a kind of viewpoint at all. */
const all: readonly ViewpointKind[] = ['crew', 'brand', 'viewer'];
const crew: readonly ViewpointKind[] = ['crew'];

/** Passing news that the log does not keep: whoever misses one gets the next. */
export const signals = {
  /** How many different people watch now. */
  'show.presence': { data: z.object({ watching: z.number().int() }), to: all },
  /** The connection is about to be closed for a reason that reconnecting won't mend. */
  'show.closed': { data: z.object({ code: ErrorCode }), to: all },
  /** Reactions since the last such signal, by kind. */
  'chat.reactions': { data: z.object({ counts: z.partialRecord(ReactionKind, z.number().int()) }), to: all },
  /** How deals sell: what has changed, at most a few times a second, and all that run or are over at the join. */
  'deal.figures': { data: z.object({ figures: z.array(DealFigures) }), to: all },
  /** Sent to one person: their place in a deal's line, counted from 1. */
  'deal.place': { data: z.object({ dealId: z.string(), place: z.number().int() }), to: all },
  /** Which products the newest messages name, by message; those that name none are absent. */
  'chat.mentions': {
    data: z.object({ messages: z.record(z.string(), z.array(z.string())) }),
    to: crew,
  },
  'pulse.updated': { data: Pulse, to: crew },
  /** Of every card that is pinned. */
  'offer.impressions': { data: z.object({ pins: z.array(Impression) }), to: crew },
  'suggest.ranked': { data: z.object({ items: z.array(Suggestion) }), to: crew },
  /** Told on every change, at the join, and at most once a second for the figures of one that sends. */
  'ingest.state': { data: IngestState, to: crew },
  /** What has changed of them; the whole at the join. */
  'recording.files': { data: RecordingFiles, to: crew },
  /** By destination; told on every change, at the join, and once a second for the figures of those that are sent to. */
  'restream.state': { data: z.object({ states: z.record(z.string(), RestreamState) }), to: crew },
  /** Told on every change, and at the join. */
  'catalog.pictures': { data: PictureProgress, to: crew },
  'media.changed': { data: mediaSignals['media.changed'], to: all },
  'media.reset': { data: mediaSignals['media.reset'], to: all },
} as const;

export type SignalName = keyof typeof signals;
export type SignalData<N extends SignalName> = z.infer<(typeof signals)[N]['data']>;
export type Signal = { [N in SignalName]: { signal: N; data: SignalData<N> } }[SignalName];

const SignalFrame = z.object({
  signal: z.enum(Object.keys(signals) as [SignalName, ...SignalName[]]),
  data: z.unknown(),
});

/** Parses a signal frame. Throws a ZodError where it has not the form of its name. */
export function parseSignal(value: unknown): Signal {
  const frame = SignalFrame.parse(value);
  return { signal: frame.signal, data: signals[frame.signal].data.parse(frame.data) } as Signal;
}
