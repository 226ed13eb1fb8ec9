import { z } from 'zod';
import { ClipErrorCode, RecordingId } from '../recording/recording.ts';
import { event, toAll, toCrew } from '../show/contract.ts';
import { Replay } from './replay.ts';

export const replayEvents = {
  'replay.requested': event(z.object({ recordingId: RecordingId }), toCrew),
  'replay.failed': event(z.object({ recordingId: RecordingId, problem: ClipErrorCode }), toCrew),
  'replay.published': event(z.object({ replay: Replay }), toAll),
  'replay.withdrawn': event(z.object({}), toAll),
} as const;
