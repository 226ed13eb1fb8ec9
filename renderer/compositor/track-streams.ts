/** Part of "MediaStreamTrack Insertable Media Processing using Streams" (W3C), which TypeScript's library lacks. */
interface TrackProcessor {
  readonly readable: ReadableStream<VideoFrame>;
}

/** A track whose frames are written into a stream. */
interface TrackGenerator extends MediaStreamTrack {
  readonly writable: WritableStream<VideoFrame>;
}

interface TrackStreams {
  MediaStreamTrackProcessor?: new (init: { track: MediaStreamTrack }) => TrackProcessor;
  MediaStreamTrackGenerator?: new (init: { kind: 'video' }) => TrackGenerator;
}

const browser = globalThis as typeof globalThis & TrackStreams;

/** A track's frames as a transferable stream; undefined if the browser has no MediaStreamTrackProcessor. */
export function framesOf(track: MediaStreamTrack): ReadableStream<VideoFrame> | undefined {
  const Processor = browser.MediaStreamTrackProcessor;
  return Processor && new Processor({ track }).readable;
}

/** A new track with a stream to write its frames to; undefined if the browser has no MediaStreamTrackGenerator. */
export function newTrack(): TrackGenerator | undefined {
  const Generator = browser.MediaStreamTrackGenerator;
  return Generator && new Generator({ kind: 'video' });
}
