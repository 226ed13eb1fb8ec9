import { z } from 'zod';
import type { Live, Slice } from '../show/contract.ts';
import type { recordingEvents } from './events.ts';
import type { recordingSignals } from './protocol.ts';
import { Clip, Recording, type RecordingFiles, withNews } from './recording.ts';

const RecordingState = z.object({
  /** Oldest first, like the clips. */
  recordings: z.array(Recording),
  clips: z.array(Clip),
});
export type RecordingState = z.infer<typeof RecordingState>;

export const recordingSlice: Slice<RecordingState, typeof recordingEvents> = {
  schema: RecordingState,
  empty: () => ({ recordings: [], clips: [] }),
  on: {
    'recording.started': (state, { recording }) => ({
      ...state,
      recordings: [...state.recordings, recording],
    }),
    'recording.stopped': (state, { recordingId, ms }) => ({
      ...state,
      recordings: state.recordings.map(each => (each.id === recordingId ? { ...each, ms } : each)),
    }),
    'recording.clipped': (state, { clip }) => ({ ...state, clips: [...state.clips, clip] }),
  },
  redact: (state, { kind }) => (kind === 'crew' ? state : { recordings: [], clips: [] }),
};

/** How recordings and clips stand on the server's disk; empty for everybody but the crew. */
interface RecordingLive {
  readonly files: RecordingFiles;
}

export const recordingLive: Live<RecordingLive, typeof recordingSignals> = {
  empty: () => ({ files: { recordings: {}, clips: {} } }),
  on: { 'recording.files': ({ files }, news) => ({ files: withNews(files, news) }) },
};
