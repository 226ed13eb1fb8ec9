/*
 * A worker that takes the frames of a track as an encoder would, closes each, and tells on request when they came. It
 * needs nothing of the page's thread, so it also counts while that thread is busy.
 */
export interface Counted {
  /** When each frame came, in milliseconds of the worker's clock. */
  readonly arrivals: number[];
  /** The frames' own times, in milliseconds. */
  readonly timestamps: number[];
}

let counted: Counted = { arrivals: [], timestamps: [] };

async function count(frames: ReadableStream<VideoFrame>): Promise<void> {
  const reader = frames.getReader();
  for (;;) {
    const { value: frame } = await reader.read();
    if (!frame) return;
    counted.arrivals.push(performance.now());
    counted.timestamps.push(frame.timestamp / 1000);
    frame.close();
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ReadableStream<VideoFrame> | 'tell'>) => {
  if (data !== 'tell') return void count(data);
  self.postMessage(counted);
  counted = { arrivals: [], timestamps: [] };
});
