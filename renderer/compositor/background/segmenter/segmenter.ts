import { MASK_SIZE, MaskSmoother, removeCheckerboard } from '../mask.ts';
import type { FromSegmenter, SegmentationError, ToSegmenter } from '../messages.ts';
import { SegmentationModel } from './model.ts';

function post(message: FromSegmenter, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

function fail(error: SegmentationError, cause: unknown): void {
  post({ kind: 'failed', error, reason: String(cause) });
}

/** Loads the model, then answers each frame with its mask. */
export async function startSegmenter(): Promise<void> {
  try {
    const segmenter = new Segmenter(await SegmentationModel.load());
    self.addEventListener('message', ({ data }: MessageEvent<ToSegmenter>) => {
      if (data.kind === 'forget') segmenter.forget(data.sourceId);
      else void segmenter.segment(data.sourceId, data.frame);
    });
    post({ kind: 'ready' });
  } catch (error) {
    // importScripts fails with a NetworkError, fetch with a TypeError.
    const isNetwork = error instanceof TypeError || (error as Error).name === 'NetworkError';
    fail(isNetwork ? 'unreachable' : 'unsupported', error);
  }
}

class Segmenter {
  readonly #model: SegmentationModel;
  readonly #ctx = newContext();
  readonly #rgb = new Float32Array(MASK_SIZE.width * MASK_SIZE.height * 3);
  readonly #smoothers = new Map<string, MaskSmoother>();

  constructor(model: SegmentationModel) {
    this.#model = model;
  }

  forget(sourceId: string): void {
    this.#smoothers.delete(sourceId);
  }

  async segment(sourceId: string, frame: VideoFrame): Promise<void> {
    try {
      this.#read(frame);
      const smoother = this.#smoothers.get(sourceId) ?? new MaskSmoother();
      this.#smoothers.set(sourceId, smoother);
      const person = removeCheckerboard(await this.#model.run(this.#rgb), MASK_SIZE);
      const background = smoother.next(person);
      post({ kind: 'mask', background }, [background.buffer]);
    } catch (error) {
      fail('unsupported', error);
    }
  }

  /** Scales a frame to the model's size, stores it as RGB, and closes it. */
  #read(frame: VideoFrame): void {
    const { width, height } = MASK_SIZE;
    this.#ctx.drawImage(frame, 0, 0, width, height);
    frame.close();
    const { data } = this.#ctx.getImageData(0, 0, width, height);
    for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
      this.#rgb[to] = (data[from] ?? 0) / 255;
      this.#rgb[to + 1] = (data[from + 1] ?? 0) / 255;
      this.#rgb[to + 2] = (data[from + 2] ?? 0) / 255;
    }
  }
}

function newContext(): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(MASK_SIZE.width, MASK_SIZE.height);
  const ctx = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!ctx) throw new Error('This browser draws no canvas in a worker.');
  ctx.imageSmoothingQuality = 'medium';
  return ctx;
}
