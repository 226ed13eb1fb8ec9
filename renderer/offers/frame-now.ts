import { useCallback } from 'react';
import { useRoom } from '../app/room-context.tsx';
import { isEncoderOnAir } from '../golive/use-encoder.ts';
import { useDeskIfAny } from '../stage/desk-context.tsx';

/**
 * Tells when the frame that is captured now is captured, by the clock that this browser stamps its frames with; undefined
 * where viewers get another picture than this studio's own. That clock goes on evenly whatever is done to the
 * machine's time, and so does the page's.
 */
export function useFrameNow(): () => number | undefined {
  const room = useRoom();
  const desk = useDeskIfAny();
  return useCallback(() => {
    const view = room.store.getState();
    if (!desk || view.show.phase.kind !== 'live' || isEncoderOnAir(view)) return undefined;
    const isSent = desk.publisher.store.getState().state.kind === 'sending';
    const { hasPicture } = desk.projector.store.getState();
    return isSent && hasPicture ? performance.timeOrigin + performance.now() : undefined;
  }, [room, desk]);
}
