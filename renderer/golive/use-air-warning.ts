import { useStore } from 'zustand';
import { useShow } from '../app/room-context.tsx';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { type AirWarning, airWarningOf } from './air-warning.ts';
import { useEncoderOnAir } from './use-encoder.ts';

/** The current warning of a live show; undefined without one, and while the show isn't live. */
export function useAirWarning(): AirWarning | undefined {
  const { onAir, publisher, media } = useStudioSession();
  const air = useStore(onAir.store, state => state.kind);
  const publishing = useStore(publisher.store, view => view.state.kind);
  const reason = useStore(publisher.store, ({ state }) =>
    state.kind === 'failed' ? state.reason : undefined,
  );
  const picture = useStore(media.camera.store, view => view.source.kind);
  const sound = useStore(media.microphone.store, view => view.source.kind);
  const isLive = useShow(show => show.lifecycle.phase.kind === 'live');
  const encoder = useEncoderOnAir();
  return isLive ? airWarningOf({ air, publishing, reason, picture, sound, encoder }) : undefined;
}
