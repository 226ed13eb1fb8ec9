import { FrameTimes } from '../budget.ts';
import type { Picture } from '../worker/sources.ts';
import type { FromSegmenter, MaskProblem, ToSegmenter } from './messages.ts';

/** Where the room is in a source's picture. */
export interface Mask {
  /** Grows with every new mask. */
  readonly serial: number;
  /** How much of each pixel of `MASK_SIZE` the room takes: 0 is a person, 255 the room. */
  readonly room: Uint8Array;
  /** The serial of the picture that it was made of. */
  readonly of: number;
}

/** How telling people from the room goes: not asked for yet, not there yet, going on, or not possible. */
export type MaskState = 'off' | 'starting' | 'on' | MaskProblem;

export interface MaskFigures {
  readonly perSecond: number;
  /** Milliseconds from a frame to its mask; the median of the last ten seconds. */
  readonly medianMs: number;
}

/** Masks aren't asked for more often than this; an edge that is so much late isn't seen. */
const PAUSE_MS = 60;
/** A mask older than so many pictures would show the room where somebody has left: then there is none. */
const MAX_AGE = 30;
/** A worker that takes longer than this for a mask has died. */
const PATIENCE_MS = 10_000;
/** A start may take this long, since the model comes over a network that may be slow. */
const START_PATIENCE_MS = 60_000;
/** After a failure, the next attempt is made so much later. */
const RETRY_MS = 10_000;
/** Masks that haven't come for this long have no figures. */
const QUIET_MS = 2000;

interface Asked {
  readonly sourceId: string;
  readonly of: number;
  readonly at: number;
}

/**
 * Has the newest mask of each source whose room is not to be seen. The model runs in a worker of its own, which is
 * there only while rooms are to be covered. It gets one frame at a time and rests at least as long as it worked, so
 * that a slow machine gets fewer masks and not fewer pictures.
 */
export class Masks {
  readonly #onState: (state: MaskState) => void;
  readonly #masks = new Map<string, Mask>();
  readonly #dueAt = new Map<string, number>();
  #times = new FrameTimes(1000 / PAUSE_MS);
  #isWanted = false;
  #worker: Worker | undefined;
  #state: MaskState = 'off';
  #asked: Asked | undefined;
  #startedAt = 0;
  #takenAt = 0;
  #serial = 0;

  constructor(onState: (state: MaskState) => void) {
    this.#onState = onState;
  }

  /** Figures of the last ten seconds; undefined where no masks come. */
  figures(now: number): MaskFigures | undefined {
    if (this.#state !== 'on' || now - this.#takenAt > QUIET_MS) return undefined;
    return { perSecond: this.#times.framesPerSecond, medianMs: this.#times.quantile(0.5) };
  }

  /** Whether there are rooms to be covered. The model is loaded from then on, and gone as soon as there are none. */
  want(isWanted: boolean): void {
    this.#isWanted = isWanted;
    if (isWanted) return;
    this.#end();
    this.#dueAt.clear();
    this.#times = new FrameTimes(1000 / PAUSE_MS);
    this.#become('off');
  }

  /**
   * Called with every beat: starts the model, a failed one anew, and gives up one that doesn't answer.
   * @param now steady time in milliseconds
   */
  tend(now: number): void {
    if (!this.#isWanted) return;
    if (!this.#worker) this.#start(now);
    else if (this.#isOverdue(now)) this.#fail('unable', 'The worker does not answer.');
  }

  /**
   * The newest mask of a source; undefined where nothing is known of its room. Asking for it keeps it coming.
   * @param now steady time in milliseconds
   */
  get(sourceId: string, picture: Picture, now: number): Mask | undefined {
    this.#ask(sourceId, picture, now);
    const mask = this.#masks.get(sourceId);
    return mask && picture.serial - mask.of <= MAX_AGE ? mask : undefined;
  }

  /** The source is another one from now on, or gone. */
  forget(sourceId: string): void {
    this.#masks.delete(sourceId);
    this.#dueAt.delete(sourceId);
    if (this.#asked?.sourceId === sourceId) this.#asked = { ...this.#asked, of: Number.NEGATIVE_INFINITY };
    this.#tell({ kind: 'forget', sourceId });
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #ask(sourceId: string, picture: Picture, now: number): void {
    const isKnown = this.#masks.get(sourceId)?.of === picture.serial;
    const isDue = now >= (this.#dueAt.get(sourceId) ?? 0);
    if (this.#state !== 'on' || this.#asked || isKnown || !isDue) return;
    if (!(picture.image instanceof VideoFrame)) return;
    const frame = picture.image.clone();
    this.#asked = { sourceId, of: picture.serial, at: now };
    this.#tell({ kind: 'frame', sourceId, frame }, [frame]);
  }

  #isOverdue(now: number): boolean {
    if (this.#state !== 'on') return now - this.#startedAt > START_PATIENCE_MS;
    return this.#asked !== undefined && now - this.#asked.at > PATIENCE_MS;
  }

  #start(now: number): void {
    const isFirst = this.#state === 'off';
    if (!isFirst && now < this.#startedAt + RETRY_MS) return;
    this.#startedAt = now;
    if (isFirst) this.#become('starting');
    const worker = new Worker(new URL('./segmenter/main.ts', import.meta.url));
    this.#worker = worker;
    // What one that was ended had still to say is of no use.
    worker.addEventListener('message', ({ data }: MessageEvent<FromSegmenter>) => {
      if (worker === this.#worker) this.#hear(data);
    });
    worker.addEventListener('error', event => {
      event.preventDefault();
      if (worker === this.#worker) this.#fail('unreachable', event.message);
    });
  }

  #hear(message: FromSegmenter): void {
    if (message.kind === 'ready') this.#become('on');
    else if (message.kind === 'mask') this.#take(message.room);
    else this.#fail(message.problem, message.reason);
  }

  #take(room: Uint8Array): void {
    const asked = this.#asked;
    if (!asked) return;
    this.#asked = undefined;
    const now = performance.now();
    const worked = now - asked.at;
    this.#takenAt = now;
    this.#times.add(now, worked, 0);
    this.#dueAt.set(asked.sourceId, Math.max(asked.at + PAUSE_MS, now + worked));
    this.#serial += 1;
    this.#masks.set(asked.sourceId, { serial: this.#serial, room, of: asked.of });
  }

  /** Without masks there is nobody to be seen: better than a room that was not to be seen. */
  #fail(problem: MaskProblem, reason: string): void {
    reportError(new Error(`People can't be told from the room: ${reason}`));
    this.#end();
    this.#startedAt = performance.now();
    this.#become(problem);
  }

  #end(): void {
    this.close();
    this.#masks.clear();
    this.#asked = undefined;
  }

  #become(state: MaskState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#onState(state);
  }

  #tell(message: ToSegmenter, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }
}
