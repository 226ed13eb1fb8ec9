import { z } from 'zod';
import type { Slice } from '../show/contract.ts';
import type { replayEvents } from './events.ts';
import { Replay, ReplayWork } from './replay.ts';

const ReplayState = z.object({
  /** What everybody may watch. It stays while another one is being prepared. */
  published: Replay.optional(),
  /** Only the crew's replica has any. */
  work: ReplayWork.optional(),
});
export type ReplayState = z.infer<typeof ReplayState>;

export const replaySlice: Slice<ReplayState, typeof replayEvents> = {
  schema: ReplayState,
  empty: () => ({}),
  on: {
    'replay.requested': (state, { recordingId }) => ({ ...state, work: { kind: 'preparing', recordingId } }),
    'replay.failed': (state, { recordingId, problem }) => ({
      ...state,
      work: { kind: 'failed', recordingId, problem },
    }),
    'replay.published': (_state, { replay }) => ({ published: replay }),
    'replay.withdrawn': () => ({}),
  },
  redact: (state, { kind }) => {
    if (kind === 'crew') return state;
    return state.published ? { published: state.published } : {};
  },
};
