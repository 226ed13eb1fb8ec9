/**
 * Reads a track by way of a video element, for browsers that give no stream of its frames. The page must be awake for
 * it, and the picture stands while the window is hidden.
 * @returns the port on which the frames come, and how to end it; the track goes on
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
  // A play request that is cut short by the end of the source is not an error.
  video.play().catch(() => undefined);
  const stop = () => {
    isReading = false;
    video.srcObject = null;
    port1.close();
  };
  return { port: port2, stop };
}

/** A track that shows what is painted on a canvas of the page, for browsers where no stream of frames makes a track. */
export function trackByElement(size: { width: number; height: number }): {
  track: MediaStreamTrack;
  show: (frame: VideoFrame) => void;
} {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const brush = canvas.getContext('2d', { alpha: false });
  const [track] = canvas.captureStream(0).getVideoTracks();
  if (!brush || !track) throw new Error('This browser makes no picture of a canvas.');
  const show = (frame: VideoFrame) => {
    brush.drawImage(frame, 0, 0, size.width, size.height);
    frame.close();
    (track as CanvasCaptureMediaStreamTrack).requestFrame();
  };
  return { track, show };
}
