import type { ClipErrorCode } from '../../shared/recording/recording.ts';
import { useShow } from '../app/room-context.tsx';

/** What a recording is as a replay: `closed` while the show goes on, when none can be published. */
export type ReplayStatus =
  | { readonly kind: 'closed' | 'private' | 'preparing' | 'public' }
  | { readonly kind: 'failed'; readonly problem: ClipErrorCode };

export function useReplayStatus(recordingId: string): ReplayStatus {
  const { published, work } = useShow(show => show.replay);
  const isEnded = useShow(show => show.lifecycle.phase.kind === 'ended');
  if (published?.id === recordingId) return { kind: 'public' };
  if (work?.recordingId !== recordingId) return { kind: isEnded ? 'private' : 'closed' };
  return work.kind === 'failed' ? { kind: 'failed', problem: work.problem } : { kind: 'preparing' };
}
