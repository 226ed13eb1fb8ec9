import type { TimedPicture } from '../../client/playback/frame-gate.ts';
import { FrameTimes } from '../../client/playback/frame-times.ts';
import { video } from './first-picture.ts';
import { watcher } from './picture.ts';

/** How often a frame is looked at while nothing waits for one: delays change slowly, and phones have other work. */
const LOOK_EVERY_MS = 1000;

const times = new FrameTimes();

/** Looks at the next frame that is shown; gives how to look no more. */
function onNextFrame(seen: () => void): () => void {
  const handle = video.requestVideoFrameCallback((now, { rtpTimestamp }) => {
    const capturedAt = rtpTimestamp === undefined ? undefined : watcher.capturedAt(rtpTimestamp);
    if (capturedAt === undefined) times.forget();
    else times.saw(capturedAt, now);
    seen();
  });
  return () => video.cancelVideoFrameCallback(handle);
}

const lookNowAndThen = () => onNextFrame(() => setTimeout(lookNowAndThen, LOOK_EVERY_MS));
lookNowAndThen();

/** The page's picture, whose frames are known by their times of capture. */
export const timedPicture: TimedPicture = {
  showsIn: capturedAt => {
    if (document.hidden || video.paused) return undefined;
    const at = times.showsAt(capturedAt);
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
