import { z } from 'zod';
import { ClipErrorCode, RecordingId } from '../recording/recording.ts';
import { event, toAll, toCrew } from '../show/contract.ts';
import { Replay } from './replay.ts';

export const replayEvents = {
  'replay.requested': event(z.object({ recordingId: RecordingId }), toCrew, { ledger: true }),
  'replay.failed': event(z.object({ recordingId: RecordingId, problem: ClipErrorCode }), toCrew, {
    ledger: false,
  }),
  'replay.published': event(z.object({ replay: Replay }), toAll, { ledger: true }),
  'replay.withdrawn': event(z.object({}), toAll, { ledger: true }),
} as const;
