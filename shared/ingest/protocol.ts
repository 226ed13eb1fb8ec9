import { z } from 'zod';
import { HOST } from '../roles.ts';
import { CREW_VIEWPOINT } from '../show/contract.ts';

/**
 * Pictures from encoders that are not the studio: OBS, a phone, a hardware box. They arrive by RTMP or by WHIP
 * (RFC 9725), and are what viewers see while the show's input is `encoder` and one of them sends.
 */
export const IngestInput = z.enum(['studio', 'encoder']);
export type IngestInput = z.infer<typeof IngestInput>;

export const IngestProtocol = z.enum(['rtmp', 'whip']);
export type IngestProtocol = z.infer<typeof IngestProtocol>;

/** What the log keeps. The key itself is derived from the server's secret, the show and this version. */
export const IngestSettings = z.object({ keyVersion: z.number().int().positive(), input: IngestInput });
export type IngestSettings = z.infer<typeof IngestSettings>;

/** Why an encoder that has reached the server is not on air. */
export const IngestErrorCode = z.enum([
  'video-codec', // the picture is not H.264, by WHIP not VP8 either
  'audio-codec', // the sound is not AAC, by WHIP not Opus
  'b-frames', // frames come out of order, which WebRTC can't show
  'no-video', // connected, and no picture came
  'no-key-frames', // no picture with which viewers could begin came
  'converter', // ffmpeg failed again and again
  'no-media', // the media worker is missing or restarting
]);
export type IngestErrorCode = z.infer<typeof IngestErrorCode>;

/** What is wrong with the picture of an encoder that is on air. */
export const IngestWarningCode = z.enum([
  'long-key-frames', // whoever comes later waits long for the next key frame
  'no-key-frames', // whoever comes later sees no picture, as with intra-refresh
]);
export type IngestWarningCode = z.infer<typeof IngestWarningCode>;

/** Why an encoder was denied access. */
export const IngestDenialCode = z.enum([
  'bad-key', // its key is not the show's, or not any more
  'elsewhere', // another encoder sends
]);
export type IngestDenialCode = z.infer<typeof IngestDenialCode>;

/** An encoder that was denied access lately, beside the one that may be sending. */
export const IngestDenial = z.object({ protocol: IngestProtocol, code: IngestDenialCode });
export type IngestDenial = z.infer<typeof IngestDenial>;

/** How the encoder is doing now. Bit rates are in bit/s over the last second. */
export const IngestState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('connecting'), protocol: IngestProtocol }),
  z.object({
    kind: z.literal('sending'),
    protocol: IngestProtocol,
    /** Server time at which this encoder began to send. */
    since: z.number(),
    video: z
      .object({
        codec: z.string(),
        bitrate: z.number(),
        /** In pixels; absent, like the frame rate, where the encoder's way of sending doesn't tell it. */
        width: z.number().int().optional(),
        height: z.number().int().optional(),
        framesPerSecond: z.number().optional(),
        /** Seconds between its last two key frames: how long somebody who joins may wait. Absent where not known. */
        keyFrameSeconds: z.number().optional(),
      })
      .optional(),
    audio: z.object({ codec: z.string(), bitrate: z.number() }).optional(),
    warnings: z.array(IngestWarningCode).optional(),
  }),
  z.object({
    kind: z.literal('problem'),
    protocol: IngestProtocol,
    code: IngestErrorCode,
    /** Of a codec that is not taken: what was offered, as people write it, such as `H.265` or `H.264 High 4:2:2`. */
    offered: z.string().optional(),
  }),
]);
export type IngestState = z.infer<typeof IngestState>;

/** Where encoders send to and players watch. Host only, because it holds the key. */
export const IngestAddress = z.object({
  /** The two fields that encoders ask for. */
  rtmp: z.object({ server: z.string(), key: z.string() }).optional(),
  /** Why there is no RTMP: ffmpeg is not installed, or another program holds the port. */
  rtmpMissing: z.enum(['no-ffmpeg', 'port-taken']).optional(),
  whip: z.object({ address: z.string(), token: z.string() }),
  whep: z.object({ address: z.string() }),
});
export type IngestAddress = z.infer<typeof IngestAddress>;

const nothing = z.strictObject({});
const done = z.object({});

export const ingestCommands = {
  /** Chooses what viewers see: the studio's own picture, or the encoder's for as long as one sends. */
  'ingest.use': { roles: HOST, data: z.strictObject({ input: IngestInput }), result: done },
  /** Makes a new key and cuts off whoever sends with the old one. */
  'ingest.renewKey': { roles: HOST, data: nothing, result: done },
} as const;

export const ingestQueries = {
  'ingest.address': { roles: HOST, data: nothing, result: IngestAddress },
} as const;

export const ingestSignals = {
  /** Told on every change, at the join, and at most once a second for the figures of one that sends. */
  'ingest.state': { data: IngestState, to: CREW_VIEWPOINT },
  /** Told when an encoder is denied access; null once that was some time ago. */
  'ingest.denied': { data: IngestDenial.nullable(), to: CREW_VIEWPOINT },
} as const;
