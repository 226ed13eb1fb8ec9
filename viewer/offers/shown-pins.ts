import { useMemo } from 'react';
import { useStore } from 'zustand';
import { FrameGate } from '../../client/playback/frame-gate.ts';
import type { Pin } from '../../shared/offers/pin.ts';
import { timedVideo } from '../playback/timed-picture.ts';
import { room } from '../session.ts';
import { foremostFirst } from './offer.ts';

const gate = new FrameGate(timedVideo);
room.onEvent(({ name, data }) => {
  if (name === 'offer.pinned' && data.pin.frameAt !== undefined) gate.hold(data.pin.id, data.pin.frameAt);
});
room.onJoined(() => gate.releaseAll());

/** The pinned offers whose video frame has been displayed, the foremost first. */
export function useShownPins(): Pin[] {
  const pins = useStore(room.store, state => state.show.offers.pins);
  const held = useStore(gate.store, state => state.held);
  return useMemo(() => foremostFirst(pins.filter(pin => !held.has(pin.id))), [pins, held]);
}
