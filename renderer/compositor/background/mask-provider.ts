import { FrameTimes } from '../frame-times.ts';
import type { Picture } from '../picture.ts';
import type { Mask, MaskStats, SegmentationState } from './mask.ts';
import type { FromSegmenter, SegmentationError, ToSegmenter } from './messages.ts';

/** Minimum interval between two masks of a source; an edge that lags by this much is not visible. */
const MIN_INTERVAL_MS = 60;
/** Maximum age of a mask in pictures: an older one could reveal the background where a person has left. */
const MAX_AGE = 30;
/** Time limit for one mask. */
const MASK_TIMEOUT_MS = 10_000;
/** Time limit for the start, in which the model is loaded over the network. */
const START_TIMEOUT_MS = 60_000;
/** Delay before a retry after a failure. */
const RETRY_MS = 10_000;
/** Without a mask for this long there are no statistics. */
const STATS_TIMEOUT_MS = 2000;

interface Request {
  readonly sourceId: string;
  readonly pictureSerial: number;
  readonly at: number;
}

/**
 * Provides the newest segmentation mask of each source with a background effect. The model runs in a worker, which exists
 * only while segmentation is enabled. It gets one frame at a time and idles at least as long as it worked, so that on a
 * slow machine the mask rate drops and not the frame rate.
 */
export class MaskProvider {
  readonly #onState: (state: SegmentationState) => void;
  readonly #masks = new Map<string, Mask>();
  readonly #dueAt = new Map<string, number>();
  #times = new FrameTimes(1000 / MIN_INTERVAL_MS);
  #isEnabled = false;
  #worker: Worker | undefined;
  #state: SegmentationState = 'off';
  #request: Request | undefined;
  #startedAt = 0;
  #lastMaskAt = 0;
  #serial = 0;

  constructor(onState: (state: SegmentationState) => void) {
    this.#onState = onState;
  }

  /** Statistics of the last ten seconds; undefined while no masks are computed. */
  stats(now: number): MaskStats | undefined {
    if (this.#state !== 'on' || now - this.#lastMaskAt > STATS_TIMEOUT_MS) return undefined;
    return { perSecond: this.#times.framesPerSecond, medianMs: this.#times.quantile(0.5) };
  }

  /** Enables segmentation, which loads the model at the next tick, or disables it and unloads the model. */
  setEnabled(isEnabled: boolean): void {
    this.#isEnabled = isEnabled;
    if (isEnabled) return;
    this.#reset();
    this.#dueAt.clear();
    this.#times = new FrameTimes(1000 / MIN_INTERVAL_MS);
    this.#setState('off');
  }

  /**
   * Called at every tick of the frame clock: starts the worker, restarts a failed one, and enforces the time limits.
   * @param now monotonic time in milliseconds
   */
  onTick(now: number): void {
    if (!this.#isEnabled) return;
    if (!this.#worker) this.#start(now);
    else if (this.#isOverdue(now)) this.#fail('unsupported', 'The worker does not answer.');
  }

  /**
   * The newest mask of a source; undefined without a recent one. Also requests the next mask.
   * @param now monotonic time in milliseconds
   */
  get(sourceId: string, picture: Picture, now: number): Mask | undefined {
    this.#requestMask(sourceId, picture, now);
    const mask = this.#masks.get(sourceId);
    return mask && picture.serial - mask.pictureSerial <= MAX_AGE ? mask : undefined;
  }

  /** Drops a source's masks, because it was replaced or removed. */
  forget(sourceId: string): void {
    this.#masks.delete(sourceId);
    this.#dueAt.delete(sourceId);
    // A mask that is still being computed is then too old to be used.
    if (this.#request?.sourceId === sourceId)
      this.#request = { ...this.#request, pictureSerial: Number.NEGATIVE_INFINITY };
    this.#post({ kind: 'forget', sourceId });
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #requestMask(sourceId: string, picture: Picture, now: number): void {
    const isKnown = this.#masks.get(sourceId)?.pictureSerial === picture.serial;
    const isDue = now >= (this.#dueAt.get(sourceId) ?? 0);
    if (this.#state !== 'on' || this.#request || isKnown || !isDue) return;
    if (!(picture.image instanceof VideoFrame)) return;
    const frame = picture.image.clone();
    this.#request = { sourceId, pictureSerial: picture.serial, at: now };
    this.#post({ kind: 'frame', sourceId, frame }, [frame]);
  }

  #isOverdue(now: number): boolean {
    if (this.#state !== 'on') return now - this.#startedAt > START_TIMEOUT_MS;
    return this.#request !== undefined && now - this.#request.at > MASK_TIMEOUT_MS;
  }

  #start(now: number): void {
    const isFirst = this.#state === 'off';
    if (!isFirst && now < this.#startedAt + RETRY_MS) return;
    this.#startedAt = now;
    if (isFirst) this.#setState('starting');
    const worker = new Worker(new URL('./segmenter/main.ts', import.meta.url));
    this.#worker = worker;
    // Messages of a terminated worker are ignored.
    worker.addEventListener('message', ({ data }: MessageEvent<FromSegmenter>) => {
      if (worker === this.#worker) this.#onMessage(data);
    });
    worker.addEventListener('error', event => {
      event.preventDefault();
      if (worker === this.#worker) this.#fail('unreachable', event.message);
    });
  }

  #onMessage(message: FromSegmenter): void {
    if (message.kind === 'ready') this.#setState('on');
    else if (message.kind === 'mask') this.#onMask(message.background);
    else this.#fail(message.error, message.reason);
  }

  #onMask(background: Uint8Array): void {
    const request = this.#request;
    if (!request) return;
    this.#request = undefined;
    const { sourceId, pictureSerial, at } = request;
    const now = performance.now();
    const worked = now - at;
    this.#lastMaskAt = now;
    this.#times.add(now, worked, 0);
    this.#dueAt.set(sourceId, Math.max(at + MIN_INTERVAL_MS, now + worked));
    this.#serial += 1;
    this.#masks.set(sourceId, { serial: this.#serial, background, pictureSerial });
  }

  /** Drops all masks, so that whole pictures are blurred: the background must not become visible. */
  #fail(error: SegmentationError, reason: string): void {
    reportError(new Error(`Person segmentation failed: ${reason}`));
    this.#reset();
    this.#startedAt = performance.now();
    this.#setState(error);
  }

  #reset(): void {
    this.close();
    this.#masks.clear();
    this.#request = undefined;
  }

  #setState(state: SegmentationState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#onState(state);
  }

  #post(message: ToSegmenter, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }
}
