/** The memory becomes the frame's own (WebCodecs, VideoFrameBufferInit); the compiler does not know of it yet. */
interface TransferringInit extends VideoFrameBufferInit {
  readonly transfer: ArrayBuffer[];
}

/** Frames that can be read out are of these; another one stays as it came. */
const READABLE: readonly (VideoPixelFormat | null)[] = ['I420', 'NV12'];

/**
 * Copies a frame into memory of its own and closes the one it came in. A camera has three buffers, and stands still while
 * all of them are held: by the picture that waits to be drawn, by what is on screens and in encoders, and by a frame that
 * Chromium passes through the page while it hands a stream over, which it lets go of no sooner than the page's next
 * garbage collection. Copying every frame would cost each of them several milliseconds on its way.
 */
export async function ownFrame(frame: VideoFrame): Promise<VideoFrame> {
  const { format, visibleRect, timestamp, duration } = frame;
  if (!format || !visibleRect || !READABLE.includes(format)) return frame;
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
