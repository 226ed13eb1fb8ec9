import { useMemo } from 'react';
import { useStore } from 'zustand';
import { FrameGate } from '../../client/frame-gate.ts';
import type { Pin } from '../../shared/offers.ts';
import { video } from '../first-picture.ts';
import { watcher } from '../picture.ts';
import { room } from '../session.ts';
import { foremostFirst } from './offer.ts';

/** Tells each frame that the page's picture shows, by its time of capture. */
function onFrames(listener: (capturedAt: number | undefined) => void): () => void {
  let handle = 0;
  const next = () => {
    handle = video.requestVideoFrameCallback((_now, { rtpTimestamp }) => {
      next();
      listener(rtpTimestamp === undefined ? undefined : watcher.capturedAt(rtpTimestamp));
    });
  };
  next();
  return () => video.cancelVideoFrameCallback(handle);
}

const gate = new FrameGate({
  // Any frame's time is known or none's is, so it doesn't matter which one is asked about.
  isTimed: () => !document.hidden && !video.paused && watcher.capturedAt(0) !== undefined,
  onFrames,
});
room.onEvent(({ name, data }) => {
  if (name === 'offer.pinned' && data.pin.frameAt !== undefined) gate.hold(data.pin.id, data.pin.frameAt);
});
room.onJoined(() => gate.releaseAll());

/** The offers whose frame has come, the foremost first. */
export function useShownPins(): Pin[] {
  const pins = useStore(room.store, state => state.show.pins);
  const held = useStore(gate.store, state => state.held);
  return useMemo(() => foremostFirst(pins.filter(pin => !held.has(pin.id))), [pins, held]);
}
