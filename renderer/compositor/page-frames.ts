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

/** A track captured from a canvas of the page, for browsers without MediaStreamTrackGenerator. */
export function trackByElement(size: { width: number; height: number }): {
  track: MediaStreamTrack;
  show: (frame: VideoFrame) => void;
} {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const ctx = canvas.getContext('2d', { alpha: false });
  const [track] = canvas.captureStream(0).getVideoTracks();
  if (!ctx || !track) throw new Error('This browser can not capture a canvas.');
  const show = (frame: VideoFrame) => {
    ctx.drawImage(frame, 0, 0, size.width, size.height);
    frame.close();
    (track as CanvasCaptureMediaStreamTrack).requestFrame();
  };
  return { track, show };
}
