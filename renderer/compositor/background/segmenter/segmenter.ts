import { MASK_SIZE, MaskSmoother, withoutPattern } from '../mask.ts';
import type { FromSegmenter, MaskProblem, ToSegmenter } from '../messages.ts';
import { PersonModel } from './model.ts';

function tell(message: FromSegmenter, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

function fail(problem: MaskProblem, error: unknown): void {
  tell({ kind: 'failed', problem, reason: String(error) });
}

/** Loads the model and answers each frame with its mask from then on. */
export async function startSegmenter(): Promise<void> {
  try {
    const segmenter = new Segmenter(await PersonModel.load());
    self.addEventListener('message', ({ data }: MessageEvent<ToSegmenter>) => {
      if (data.kind === 'forget') segmenter.forget(data.sourceId);
      else void segmenter.answer(data.sourceId, data.frame);
    });
    tell({ kind: 'ready' });
  } catch (error) {
    // Scripts that can't be had are a NetworkError, other files a TypeError.
    const isNetwork = error instanceof TypeError || (error as Error).name === 'NetworkError';
    fail(isNetwork ? 'unreachable' : 'unable', error);
  }
}

class Segmenter {
  readonly #model: PersonModel;
  readonly #brush = newBrush();
  readonly #rgb = new Float32Array(MASK_SIZE.width * MASK_SIZE.height * 3);
  readonly #smoothers = new Map<string, MaskSmoother>();

  constructor(model: PersonModel) {
    this.#model = model;
  }

  forget(sourceId: string): void {
    this.#smoothers.delete(sourceId);
  }

  async answer(sourceId: string, frame: VideoFrame): Promise<void> {
    try {
      this.#read(frame);
      const smoother = this.#smoothers.get(sourceId) ?? new MaskSmoother();
      this.#smoothers.set(sourceId, smoother);
      const person = withoutPattern(await this.#model.run(this.#rgb), MASK_SIZE);
      const room = smoother.next(person);
      tell({ kind: 'mask', room }, [room.buffer]);
    } catch (error) {
      fail('unable', error);
    }
  }

  /** Reads a frame at the model's size, and gives it back. */
  #read(frame: VideoFrame): void {
    const { width, height } = MASK_SIZE;
    this.#brush.drawImage(frame, 0, 0, width, height);
    frame.close();
    const { data } = this.#brush.getImageData(0, 0, width, height);
    for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
      this.#rgb[to] = (data[from] ?? 0) / 255;
      this.#rgb[to + 1] = (data[from + 1] ?? 0) / 255;
      this.#rgb[to + 2] = (data[from + 2] ?? 0) / 255;
    }
  }
}

function newBrush(): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(MASK_SIZE.width, MASK_SIZE.height);
  const brush = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!brush) throw new Error('This browser draws no canvas in a worker.');
  brush.imageSmoothingQuality = 'medium';
  return brush;
}
