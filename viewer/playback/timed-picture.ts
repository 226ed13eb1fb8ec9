import type { TimedVideo } from '../../client/playback/frame-gate.ts';
import { FrameTimes } from '../../client/playback/frame-times.ts';
import { video } from './first-picture.ts';
import { watcher } from './picture.ts';

/** Sampling interval while nothing is held: delays change slowly, and each callback costs battery. */
const SAMPLE_INTERVAL_MS = 1000;

const times = new FrameTimes();

/** Records the next displayed frame, then calls back; returns the function that cancels it. */
function onNextFrame(recorded: () => void): () => void {
  const handle = video.requestVideoFrameCallback((now, { rtpTimestamp }) => {
    const capturedAt = rtpTimestamp === undefined ? undefined : watcher.capturedAt(rtpTimestamp);
    if (capturedAt === undefined) times.reset();
    else times.record(capturedAt, now);
    recorded();
  });
  return () => video.cancelVideoFrameCallback(handle);
}

const sampleFrames = () => onNextFrame(() => setTimeout(sampleFrames, SAMPLE_INTERVAL_MS));
sampleFrames();

/** Display times of the page's video frames. */
export const timedVideo: TimedVideo = {
  msUntilShown: capturedAt => {
    if (document.hidden || video.paused) return undefined;
    const at = times.displayTimeOf(capturedAt);
    return at === undefined ? undefined : at - performance.now();
  },
  onFrame: listener => {
    let stop: () => void;
    const next = () => {
      stop = onNextFrame(() => {
        next();
        listener();
      });
    };
    next();
    return () => stop();
  },
};
