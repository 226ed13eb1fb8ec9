import { z } from 'zod';
import { Id } from '../id.ts';
import { IngestInput } from '../ingest/protocol.ts';
import { HOST } from '../roles.ts';
import { ALL_VIEWPOINTS, type Contract, CREW_VIEWPOINT, type Live } from '../show/contract.ts';

/**
 * The signalling of WebRTC media, as mediasoup and mediasoup-client need it. The parameter objects are theirs: this
 * border checks that they are objects of a bounded kind, and mediasoup validates what is inside.
 */
const Opaque = z.record(z.string(), z.unknown());

/** The client's half of the DTLS handshake. Checked in full, because mediasoup takes it as it comes. */
const DtlsParameters = z.strictObject({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(
      z.strictObject({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().regex(/^[0-9a-f]{2}(:[0-9a-f]{2}){19,63}$/i),
      }),
    )
    .min(1)
    .max(8),
});

export const MediaKind = z.enum(['audio', 'video']);
export type MediaKind = z.infer<typeof MediaKind>;

export const TransportParameters = z.object({
  id: z.string(),
  iceParameters: Opaque,
  iceCandidates: z.array(Opaque),
  dtlsParameters: Opaque,
  /** STUN and TURN servers for the way to the server, as RTCPeerConnection takes them; earlier servers told of none. */
  iceServers: z
    .array(z.object({ urls: z.string(), username: z.string().optional(), credential: z.string().optional() }))
    .optional(),
});
export type TransportParameters = z.infer<typeof TransportParameters>;

/** What a studio needs to start sending, and how everybody knows whether their media is of the worker of now. */
export const MediaWelcome = z.object({
  /** Changes when the media worker was replaced: everything older is gone and must be made anew. */
  epoch: z.number().int(),
  rtpCapabilities: Opaque,
  /** Names what is on air: another name means that something else is, and is to be asked for anew. */
  air: z.string(),
});
export type MediaWelcome = z.infer<typeof MediaWelcome>;

/** Why a server has no media: `restarting` mends itself, the others need the person who runs the server. */
export const MediaAbsence = z.enum([
  'no-worker', // the worker's binary is missing or can't be run
  'wrong-worker', // it runs, but is of another version or never answers
  'port-taken', // another program holds its port
  'bad-address', // the address to listen on is not this machine's
  'restarting', // the worker died and is being replaced
]);
export type MediaAbsence = z.infer<typeof MediaAbsence>;

const done = z.object({});

/** The media part of the protocol's queries. */
export const mediaQueries = {
  /** Host only: opens a transport to send on. What is on air is received by WHEP, by our pages as by any player. */
  'media.open': {
    roles: HOST,
    data: z.strictObject({}),
    result: TransportParameters.extend({ epoch: z.number().int() }),
  },
  'media.connect': {
    roles: HOST,
    data: z.strictObject({ transportId: z.string(), dtlsParameters: DtlsParameters }),
    result: done,
  },
  'media.close': {
    roles: HOST,
    data: z.strictObject({ transportId: z.string() }),
    result: done,
  },
  /** Host only: starts sending a track into the room; a second one of the same kind replaces the first. */
  'media.produce': {
    roles: HOST,
    data: z.strictObject({
      transportId: z.string(),
      kind: MediaKind,
      rtpParameters: Opaque,
      /** Names the studio that sends, the same over its reconnects. */
      sender: Id,
      /** Sends in place of another studio; without it that is refused as `elsewhere`. */
      takeOver: z.boolean().default(false),
    }),
    result: z.object({ producerId: z.string() }),
  },
  'media.closeProducer': {
    roles: HOST,
    data: z.strictObject({ producerId: z.string() }),
    result: done,
  },
} as const;

export const mediaSignals = {
  /** Something else is on air: ask for it anew. */
  'media.changed': {
    data: z.object({
      epoch: z.number().int(),
      air: z.string(),
      /** Whose producers they are. */
      input: IngestInput,
      producers: z.array(z.object({ id: z.string(), kind: MediaKind })),
    }),
    to: ALL_VIEWPOINTS,
    lane: 'urgent',
  },
  /** Sent at the join, and when the media worker was replaced: every transport is to be made anew from it. */
  'media.ready': { data: MediaWelcome, to: ALL_VIEWPOINTS, lane: 'urgent' },
  /** Sent at the join to a server without media, and when its worker has died; until `media.ready`. */
  'media.missing': { data: z.object({ why: MediaAbsence }), to: CREW_VIEWPOINT, lane: 'urgent' },
} as const;

interface MediaLive {
  /** The newest worker's, which may have died since; absent on a server without one. */
  readonly welcome: MediaWelcome | undefined;
  /** Why there is no media now, as the crew is told; absent while there is. */
  readonly missing: MediaAbsence | undefined;
}

export const mediaLive: Live<MediaLive, typeof mediaSignals> = {
  empty: () => ({ welcome: undefined, missing: undefined }),
  on: {
    'media.ready': (_live, welcome) => ({ welcome, missing: undefined }),
    'media.missing': ({ welcome }, { why }) => ({ welcome, missing: why }),
  },
};

export type MediaQueryName = keyof typeof mediaQueries;

export const media = {
  commands: {},
  queries: mediaQueries,
  events: {},
  signals: mediaSignals,
  live: mediaLive,
} as const satisfies Contract;
