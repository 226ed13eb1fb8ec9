import { useCallback } from 'react';
import { useRoom } from '../app/room-context.tsx';
import { isEncoderOnAir } from '../golive/use-encoder.ts';
import { FRAMES_PER_SECOND } from '../scenes/program/program-renderer.ts';
import { useOptionalStudioSession } from '../stage/studio-session-context.tsx';

/** The frame on program was captured at most this long ago. */
const FRAME_MS = 1000 / FRAMES_PER_SECOND;

/**
 * Returns a function for the capture time of the frame on program, in milliseconds on the clock of this browser's frame
 * timestamps; undefined if the program is not this studio's own video. That clock is monotonic, like `performance.now`.
 */
export function useProgramFrameTime(): () => number | undefined {
  const room = useRoom();
  const session = useOptionalStudioSession();
  return useCallback(() => {
    const view = room.store.getState();
    if (!session || view.show.lifecycle.phase.kind !== 'live' || isEncoderOnAir(view)) return undefined;
    const isSent = session.publisher.store.getState().state.kind === 'sending';
    const { hasPicture } = session.programRenderer.store.getState();
    return isSent && hasPicture ? performance.timeOrigin + performance.now() - FRAME_MS : undefined;
  }, [room, session]);
}
