/** `transfer` of WebCodecs' VideoFrameBufferInit, which TypeScript's library lacks. */
interface TransferringInit extends VideoFrameBufferInit {
  readonly transfer: ArrayBuffer[];
}

/** Pixel formats that are copied; frames of other formats are returned as they are. */
const COPYABLE: readonly (VideoPixelFormat | null)[] = ['I420', 'NV12'];

/**
 * Copies a frame into memory of its own and closes the original. Chromium's camera capture has three buffers and stalls
 * while all of them are in use: by the frame to be rendered, by frames in video elements and encoders, and by one that
 * leaks into the page while a stream is transferred and is freed only by the page's next garbage collection. Copying
 * costs several milliseconds a frame, so it is done only for sources that stalled.
 */
export async function copyFrame(frame: VideoFrame): Promise<VideoFrame> {
  const { format, visibleRect, timestamp, duration } = frame;
  if (!format || !visibleRect || !COPYABLE.includes(format)) return frame;
  const data = new Uint8Array(frame.allocationSize());
  try {
    const init: TransferringInit = {
      format,
      codedWidth: visibleRect.width,
      codedHeight: visibleRect.height,
      layout: await frame.copyTo(data),
      timestamp,
      ...(duration === null ? {} : { duration }),
      colorSpace: frame.colorSpace.toJSON(),
      transfer: [data.buffer],
    };
    return new VideoFrame(data, init);
  } finally {
    frame.close();
  }
}
