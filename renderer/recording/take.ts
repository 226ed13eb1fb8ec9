import { nanoid } from 'nanoid';
import type { Room } from '../../client/room/room.ts';
import { type Choice, chooseFormat } from './formats.ts';
import { Uploader } from './uploader.ts';

/** How much of a recording exists only in the browser: its pieces come this often … */
const PIECE_MS = 250;
/** … and MP4 is written from key frame to key frame. Together with the way to the server this stays below a second. */
const KEY_FRAME_MS = 500;
/** Whoever has made no second piece by then never will: some encoders wait for ever for what they can't take. */
const FLOWS_WITHIN_MS = 8000;
export const VIDEO_BITS_PER_SECOND = 4_000_000;
export const AUDIO_BITS_PER_SECOND = 128_000;

export interface TakeOptions {
  readonly room: Room;
  readonly token: string;
  /** The show's name in addresses. */
  readonly show: string;
  readonly picture: MediaStreamTrack;
  readonly sound: MediaStreamTrack;
  /** Ways of encoding that made nothing here before. */
  readonly avoid: ReadonlySet<string>;
  /** Pieces come; `startedAt` is the server time of the first frame. */
  readonly onBegun: (startedAt: number) => void;
  /** The encoder took everything and made nothing. */
  readonly onStalled: (mimeType: string) => void;
  /** The encoder gave up by itself. */
  readonly onEncoderFailed: () => void;
}

/** One recording, from its first frame until all of it is on the server's disk. */
export class Take {
  readonly id = nanoid(12);
  readonly picture: MediaStreamTrack;
  readonly uploader: Uploader;
  /** Resolves when the log knows of the recording; rejects with the reason why it doesn't. */
  readonly begun: Promise<void>;
  readonly #room: Room;
  readonly #recorder: MediaRecorder;
  #startedAt = 0;

  /** Begins to record. Throws a NotSupportedError where this browser can't. */
  constructor(given: TakeOptions) {
    const { room, token, show, picture, sound, avoid } = given;
    const isUsable = (type: string) => !avoid.has(type) && MediaRecorder.isTypeSupported(type);
    const choice = 'MediaRecorder' in globalThis ? chooseFormat(isUsable) : undefined;
    if (!choice) throw new DOMException('This browser can not record.', 'NotSupportedError');
    this.picture = picture;
    this.#room = room;
    const address = `/api/shows/${encodeURIComponent(show)}/recordings/${this.id}`;
    this.uploader = new Uploader({ address, token });
    // TypeScript's types don't have the distance of key frames yet.
    const options: MediaRecorderOptions & { videoKeyFrameIntervalDuration: number } = {
      mimeType: choice.mimeType,
      videoBitsPerSecond: VIDEO_BITS_PER_SECOND,
      audioBitsPerSecond: AUDIO_BITS_PER_SECOND,
      videoKeyFrameIntervalDuration: KEY_FRAME_MS,
    };
    this.#recorder = new MediaRecorder(new MediaStream([picture, sound]), options);
    this.#recorder.addEventListener('error', given.onEncoderFailed);
    this.begun = this.#begin(choice, given);
  }

  /** Ends the recording; resolves when everything of it is saved, or can't be any more. */
  async stop(): Promise<void> {
    const ms = Math.round(this.#room.now() - this.#startedAt);
    await this.#lastPiece();
    const isKnown = await this.begun.then(
      () => true,
      () => false,
    );
    await this.uploader.finished();
    if (isKnown && !this.uploader.store.getState().failure)
      await this.#room.send('recording.stop', { recordingId: this.id, ms }).catch(() => {
        // The server finds the end of a recording by itself.
      });
  }

  /** Lets everything go that isn't saved. */
  close(): void {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    this.uploader.close();
  }

  /** The log hears of a recording when there is one to hear of; its pieces are sent from then on. */
  async #begin({ format, mimeType }: Choice, { onBegun, onStalled }: TakeOptions): Promise<void> {
    const flows = Promise.withResolvers<void>();
    let pieces = 0;
    this.#recorder.addEventListener('start', () => {
      this.#startedAt = this.#room.now();
    });
    this.#recorder.addEventListener('dataavailable', ({ data }) => {
      if (data.size === 0) return;
      this.uploader.add(data, this.#room.now() - this.#startedAt);
      pieces += 1;
      // The first one may be a mere header.
      if (pieces === 2) flows.resolve();
    });
    this.#recorder.start(PIECE_MS);
    const stalled = setTimeout(() => {
      flows.reject(new DOMException('The encoder makes nothing.', 'EncodingError'));
      onStalled(mimeType);
    }, FLOWS_WITHIN_MS);
    await flows.promise.finally(() => clearTimeout(stalled));
    const startedAt = this.#startedAt;
    onBegun(startedAt);
    await this.#room.send('recording.start', { recordingId: this.id, format, startedAt });
    this.uploader.open();
  }

  #lastPiece(): Promise<unknown> {
    if (this.#recorder.state === 'inactive') return Promise.resolve();
    const stopped = new Promise(resolve => this.#recorder.addEventListener('stop', resolve, { once: true }));
    this.#recorder.stop();
    return stopped;
  }
}
