/*
 * A worker that consumes a track's frames like an encoder and reports their arrival times on request. It does not depend
 * on the page's thread, so it also counts while that is busy.
 */
export interface Counted {
  /** Arrival time of each frame, in milliseconds of the worker's clock. */
  readonly arrivals: number[];
  /** The frames' timestamps, in milliseconds. */
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

self.addEventListener('message', ({ data }: MessageEvent<ReadableStream<VideoFrame> | 'report'>) => {
  if (data !== 'report') return void count(data);
  self.postMessage(counted);
  counted = { arrivals: [], timestamps: [] };
});
