/** Turns a track into a stream of its frames (MediaStreamTrack Insertable Media Processing, W3C). */
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

/** The frames of a track as a stream that can be sent to a worker; undefined where the browser has no such stream. */
export function framesOf(track: MediaStreamTrack): ReadableStream<VideoFrame> | undefined {
  const Processor = browser.MediaStreamTrackProcessor;
  return Processor && new Processor({ track }).readable;
}

/** A new track and the stream that fills it; undefined where the browser has no such track. */
export function newTrack(): TrackGenerator | undefined {
  const Generator = browser.MediaStreamTrackGenerator;
  return Generator && new Generator({ kind: 'video' });
}
