/**
 * Reads a track's frames through a video element, for browsers without MediaStreamTrackProcessor. Frames stop while the
 * window is hidden.
 * @returns a port that receives the frames, and a function that stops reading; the track is not stopped
 */
export function readByElement(track: MediaStreamTrack): { port: MessagePort; stop: () => void } {
  const { port1, port2 } = new MessageChannel();
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  let isReading = true;
  const send = () => {
    if (!isReading) return;
    const frame = new VideoFrame(video);
    port1.postMessage(frame, [frame]);
    video.requestVideoFrameCallback(send);
  };
  video.requestVideoFrameCallback(send);
  // play() rejects if the source is removed before playback starts, which is no error here.
  video.play().catch(() => undefined);
  const stop = () => {
    isReading = false;
    video.srcObject = null;
    port1.close();
  };
  return { port: port2, stop };
}

interface FrameSource {
  requestFrame(): void;
}

/**
 * What sends the canvas' picture as a frame. The standard (Media Capture from DOM Elements) has `requestFrame` on the
 * track; Firefox has it on the stream. Throws where neither has it.
 */
export function frameSourceOf(stream: MediaStream, track: MediaStreamTrack): FrameSource {
  for (const source of [track, stream] as (Partial<FrameSource> & (MediaStreamTrack | MediaStream))[])
    if (typeof source.requestFrame === 'function') return source as FrameSource;
  throw new Error('This browser can not send single frames of a canvas.');
}

/** A track captured from a canvas of the page, for browsers without MediaStreamTrackGenerator. */
export function trackByElement(size: { width: number; height: number }): {
  track: MediaStreamTrack;
  show: (frame: VideoFrame) => void;
} {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const ctx = canvas.getContext('2d', { alpha: false });
  const stream = canvas.captureStream(0);
  const [track] = stream.getVideoTracks();
  if (!ctx || !track) throw new Error('This browser can not capture a canvas.');
  const source = frameSourceOf(stream, track);
  const show = (frame: VideoFrame) => {
    ctx.drawImage(frame, 0, 0, size.width, size.height);
    frame.close();
    source.requestFrame();
  };
  return { track, show };
}
