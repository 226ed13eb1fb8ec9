import { z } from 'zod';
import { HOST } from '../roles.ts';
import { CREW_VIEWPOINT } from '../show/contract.ts';
import {
  Clip,
  MAX_CLIP_SECONDS,
  MIN_CLIP_SECONDS,
  RecordingFiles,
  RecordingFormat,
  RecordingId,
} from './recording.ts';

const done = z.object({});

export const recordingCommands = {
  'recording.start': {
    roles: HOST,
    data: z.strictObject({
      recordingId: RecordingId,
      format: RecordingFormat,
      startedAt: z.number().positive(),
    }),
    result: done,
  },
  /** Says how long it has become. A later word that knows of more holds instead. */
  'recording.stop': {
    roles: HOST,
    data: z.strictObject({ recordingId: RecordingId, ms: z.number().int().min(0) }),
    result: done,
  },
  /** Marks the last seconds of a recording that goes on. */
  'recording.clip': {
    roles: HOST,
    data: z.strictObject({
      clipId: RecordingId,
      recordingId: RecordingId,
      seconds: z.number().int().min(MIN_CLIP_SECONDS).max(MAX_CLIP_SECONDS),
    }),
    result: z.object({ clip: Clip }),
  },
} as const;

export const recordingQueries = {
  /** Where a file can be had for some minutes, without an invite: for the browser's own downloads and players. */
  'recording.address': {
    roles: HOST,
    data: z.union([z.strictObject({ recordingId: RecordingId }), z.strictObject({ clipId: RecordingId })]),
    result: z.object({ address: z.string() }),
  },
  /** Tries to cut a clip that failed. */
  'recording.cutAgain': { roles: HOST, data: z.strictObject({ clipId: RecordingId }), result: done },
} as const;

export const recordingSignals = {
  /** What has changed of the files; the whole at the join. */
  'recording.files': { data: RecordingFiles, to: CREW_VIEWPOINT },
} as const;
