import { statsOf, sumOf } from '../media/stats.ts';

/** The picture counts as frozen when no frame was decoded for this long. */
const FROZEN_MS = 2000;
/** The server is asked again after this time, and after twice as long each time: a host's trouble freezes every viewer. */
const FIRST_PAUSE_MS = 2000;
const MAX_PAUSE_MS = 16_000;

/**
 * Detects that the server holds the picture back because this browser's line is too slow for it. A picture that stands still
 * has other reasons too, such as the host's own line, so the server is asked.
 */
export class HeldPictureDetector {
  readonly #ask: () => Promise<boolean>;
  #frames = -1;
  #movedAt = 0;
  #askAt = 0;
  #pauseMs = FIRST_PAUSE_MS;
  #isHeldBack = false;

  /** @param ask whether the server holds the picture back */
  constructor(ask: () => Promise<boolean>) {
    this.#ask = ask;
  }

  /** Takes a stats report and its time in ms; resolves to true from the server's word until the next decoded frame. */
  async read(report: ReadonlyMap<string, unknown>, now: number): Promise<boolean> {
    const pictures = statsOf(report, 'inbound-rtp').filter(({ kind }) => kind === 'video');
    const frames = sumOf(pictures, 'framesDecoded');
    if (frames !== this.#frames) {
      this.#frames = frames;
      this.#movedAt = now;
      this.#pauseMs = FIRST_PAUSE_MS;
      this.#askAt = 0;
      this.#isHeldBack = false;
    }
    if (this.#isHeldBack || now - this.#movedAt < FROZEN_MS || now < this.#askAt) return this.#isHeldBack;
    this.#askAt = now + this.#pauseMs;
    this.#pauseMs = Math.min(MAX_PAUSE_MS, 2 * this.#pauseMs);
    const isHeldBack = await this.#ask();
    // A frame may have come meanwhile.
    this.#isHeldBack = isHeldBack && frames === this.#frames;
    return this.#isHeldBack;
  }
}
