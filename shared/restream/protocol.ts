import { z } from 'zod';
import { Id } from '../id.ts';
import { HOST } from '../roles.ts';
import { CREW_VIEWPOINT } from '../show/contract.ts';

/** How many other platforms one show can be sent to; each costs a process and its own upload. */
export const MAX_DESTINATIONS = 8;

/** A platform that the show is sent on to by RTMP. */
export const Destination = z.object({
  id: z.string(),
  name: z.string(),
  /** Address without the key, such as rtmp://live.example.org/app. */
  server: z.string(),
  /** The stream key as only the show's server can read it; nobody is ever shown the key itself again. */
  encryptedKey: z.string(),
  /** Whether the host wants it to be sent to. */
  wanted: z.boolean(),
});
export type Destination = z.infer<typeof Destination>;

/** Why sending to a destination ended. */
export const RestreamErrorCode = z.enum([
  'no-ffmpeg', // ffmpeg is not installed
  'unreachable', // its server can't be found or doesn't answer
  'turned-away', // its server refuses the stream, mostly for a wrong key
  'broken', // it ended for another reason, most often the network
]);
export type RestreamErrorCode = z.infer<typeof RestreamErrorCode>;

/** How it goes with one destination now. Times are of the server. */
export const RestreamState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  /** Wanted, and begins by itself when the show is live with a picture. */
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('connecting') }),
  /** `bitrate` in bit/s. */
  z.object({ kind: z.literal('sending'), since: z.number(), bitrate: z.number() }),
  z.object({
    kind: z.literal('retrying'),
    at: z.number(),
    attempt: z.number().int(),
    code: RestreamErrorCode,
  }),
  /** Given up: another attempt would end the same way until somebody changes something. The host may still retry. */
  z.object({ kind: z.literal('failed'), code: RestreamErrorCode }),
]);
export type RestreamState = z.infer<typeof RestreamState>;

const done = z.object({});
const Parsed = z.url();
const isAddress = (text: string): boolean => Parsed.safeParse(text).success;
const named = z.strictObject({ destinationId: Id });

export const restreamCommands = {
  'restream.add': {
    roles: HOST,
    data: z.strictObject({
      name: z.string().trim().min(1).max(40),
      server: z
        .string()
        .max(300)
        .regex(/^rtmps?:\/\/[^\s\\/@?#]+\/\S+$/)
        .refine(isAddress, 'must have a host that can be one'),
      key: z.string().min(1).max(300).regex(/^\S+$/),
    }),
    result: z.object({ destinationId: z.string() }),
  },
  'restream.remove': { roles: HOST, data: named, result: done },
  'restream.start': { roles: HOST, data: named, result: done },
  'restream.stop': { roles: HOST, data: named, result: done },
} as const;

export const restreamQueries = {
  /** Tries again at once instead of after the pause. */
  'restream.retry': { roles: HOST, data: named, result: done },
} as const;

export const restreamSignals = {
  /** By destination; told on every change, at the join, and once a second for the figures of those that are sent to. */
  'restream.state': { data: z.object({ states: z.record(z.string(), RestreamState) }), to: CREW_VIEWPOINT },
} as const;
