import { z } from 'zod';
import { ProductSummary } from '../catalog/product.ts';
import { ChatMessage } from '../chat/message.ts';
import { ClipErrorCode, RecordingId } from '../recording/recording.ts';
import { EVERYONE, HOST } from '../roles.ts';
import type { Contract } from '../show/contract.ts';
import { replayEvents } from './events.ts';
import { replaySlice } from './state.ts';

const done = z.object({});
const ofRecording = { recordingId: RecordingId };

const replayCommands = {
  /** Makes a recording of the ended show its replay, as soon as there is a file that can be sought in. */
  'replay.publish': { roles: HOST, data: z.strictObject(ofRecording), result: done },
  /** Ends everybody's access, and what is being prepared. */
  'replay.withdraw': { roles: HOST, data: z.strictObject({}), result: done },
  /** The file is there; only the server itself says so. */
  'replay.finish': { roles: [], data: z.strictObject(ofRecording), result: done },
  /** The file could not be made; only the server itself says so. */
  'replay.fail': {
    roles: [],
    data: z.strictObject({ ...ofRecording, problem: ClipErrorCode }),
    result: done,
  },
} as const;

const replayQueries = {
  /** The chat of a stretch of the published replay, oldest first: what viewers may read of it now. */
  'replay.chat': {
    roles: EVERYONE,
    data: z.strictObject({ stretch: z.number().int().nonnegative() }),
    viewerLimit: { points: 30, seconds: 10 },
    result: z.object({ lines: z.array(ChatMessage) }),
  },
  /** The products of the published replay as they are sold today; one that is not there any more is left out. */
  'replay.products': {
    roles: EVERYONE,
    data: z.strictObject({}),
    viewerLimit: { points: 10, seconds: 10 },
    result: z.object({ cards: z.array(ProductSummary) }),
  },
} as const;

/** A recording of the show, for everybody to watch after its end. */
export const replay = {
  commands: replayCommands,
  queries: replayQueries,
  events: replayEvents,
  signals: {},
  slice: replaySlice,
} as const satisfies Contract;
