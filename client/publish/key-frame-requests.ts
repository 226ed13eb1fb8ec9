import { growth, statsOf, sumOf } from '../media/stats.ts';

/** Shortest time between two key frames that are sent on account of unanswered requests, in milliseconds. */
const MIN_INTERVAL_MS = 1000;

/**
 * Finds key frame requests (PLI) that the encoder has not answered. Chrome answers one with key frames of all layers, and
 * ignores others within the next 300 ms; mediasoup repeats a request after a second only, and until then a viewer who
 * has just joined on that layer sees nothing.
 */
export class KeyFrameRequests {
  #requests = 0;
  #keyFrames = 0;
  #unanswered = 0;
  #answeredAt = Number.NEGATIVE_INFINITY;

  /** Takes a stats report of a sender; true if a request has been waiting since the reading before. `now` is in ms. */
  read(report: ReadonlyMap<string, unknown>, now: number): boolean {
    const layers = statsOf(report, 'outbound-rtp').filter(({ kind }) => kind === 'video');
    const requests = sumOf(layers, 'pliCount');
    const keyFrames = Math.max(0, ...layers.map(layer => sumOf([layer], 'keyFramesEncoded')));
    const answers = growth(keyFrames, this.#keyFrames);
    const waiting = Math.max(0, this.#unanswered - answers);
    this.#unanswered = Math.max(0, this.#unanswered + growth(requests, this.#requests) - answers);
    this.#requests = requests;
    this.#keyFrames = keyFrames;
    if (waiting === 0 || now - this.#answeredAt < MIN_INTERVAL_MS) return false;
    this.#answeredAt = now;
    this.#unanswered = 0;
    return true;
  }
}
