import { useCallback } from 'react';
import { useRoom } from '../app/room-context.tsx';
import { isEncoderOnAir } from '../golive/use-encoder.ts';
import { FRAMES_PER_SECOND } from '../scenes/program/program-renderer.ts';
import { useOptionalStudioSession } from '../stage/studio-session-context.tsx';

/** The frame on program was captured no longer ago than this, or the next one would be there. */
const FRAME_MS = 1000 / FRAMES_PER_SECOND;

/**
 * Tells from when on frames were captured of which the first is on program now, by the clock that this browser stamps
 * its frames with; undefined where viewers get another picture than this studio's own. That clock goes on evenly
 * whatever is done to the machine's time, and so does the page's.
 */
export function useFrameNow(): () => number | undefined {
  const room = useRoom();
  const desk = useOptionalStudioSession();
  return useCallback(() => {
    const view = room.store.getState();
    if (!desk || view.show.phase.kind !== 'live' || isEncoderOnAir(view)) return undefined;
    const isSent = desk.publisher.store.getState().state.kind === 'sending';
    const { hasPicture } = desk.programRenderer.store.getState();
    return isSent && hasPicture ? performance.timeOrigin + performance.now() - FRAME_MS : undefined;
  }, [room, desk]);
}
