import { z } from 'zod';
import { event, toCrew } from '../show/contract.ts';
import { Clip, Recording } from './recording.ts';

export const recordingEvents = {
  'recording.started': event(z.object({ recording: Recording }), toCrew, { ledger: true }),
  'recording.stopped': event(z.object({ recordingId: z.string(), ms: z.number() }), toCrew, {
    ledger: true,
  }),
  'recording.clipped': event(z.object({ clip: Clip }), toCrew, { ledger: false }),
} as const;
