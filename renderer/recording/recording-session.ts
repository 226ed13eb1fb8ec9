import { nanoid } from 'nanoid';
import type { Room } from '../../client/room/room.ts';
import { atServer } from '../../client/server-address.ts';
import { chooseRecordingType, type RecordingType } from './mime-types.ts';
import { Uploader } from './uploader.ts';

/** Interval of MediaRecorder's chunks. With the upload, less than a second of a recording exists only in the browser. */
const TIMESLICE_MS = 250;
/** MP4 fragments end at key frames, so their interval limits how early a chunk can be written. */
const KEY_FRAME_MS = 500;
/** Some encoders never produce data for input that they can't encode: without a second chunk by then it has failed. */
const STALL_TIMEOUT_MS = 8000;
export const VIDEO_BITS_PER_SECOND = 4_000_000;
export const AUDIO_BITS_PER_SECOND = 128_000;

export interface RecordingSessionOptions {
  readonly room: Room;
  readonly token: string;
  /** The show's slug in URLs. */
  readonly show: string;
  readonly video: MediaStreamTrack;
  readonly audio: MediaStreamTrack;
  /** MIME types that must not be used, because their encoder produced nothing before. */
  readonly avoid: ReadonlySet<string>;
  /** Called when the encoder produces data; `startedAt` is the server time of the first frame. */
  readonly onStarted: (startedAt: number) => void;
  /** Called when the encoder produced nothing within the time limit. */
  readonly onStalled: (mimeType: string) => void;
  /** Called when MediaRecorder fails with an error. */
  readonly onEncoderError: () => void;
}

/** One recording: encodes a video and an audio track and uploads the result until all of it is on the server's disk. */
export class RecordingSession {
  readonly id = nanoid(12);
  readonly video: MediaStreamTrack;
  readonly uploader: Uploader;
  /** Resolves when the recording is in the show's log; rejects if it could not be started. */
  readonly started: Promise<void>;
  readonly #room: Room;
  readonly #recorder: MediaRecorder;
  #startedAt = 0;

  /** Starts recording. Throws a NotSupportedError if this browser can't. */
  constructor(options: RecordingSessionOptions) {
    const { room, token, show, video, audio, avoid } = options;
    const isUsable = (type: string) => !avoid.has(type) && MediaRecorder.isTypeSupported(type);
    const type = 'MediaRecorder' in globalThis ? chooseRecordingType(isUsable) : undefined;
    if (!type) throw new DOMException('This browser can not record.', 'NotSupportedError');
    this.video = video;
    this.#room = room;
    const address = atServer(`/api/shows/${encodeURIComponent(show)}/recordings/${this.id}`);
    this.uploader = new Uploader({ address, token });
    // TypeScript's library lacks videoKeyFrameIntervalDuration (MediaStream Recording, W3C).
    const init: MediaRecorderOptions & { videoKeyFrameIntervalDuration: number } = {
      mimeType: type.mimeType,
      videoBitsPerSecond: VIDEO_BITS_PER_SECOND,
      audioBitsPerSecond: AUDIO_BITS_PER_SECOND,
      videoKeyFrameIntervalDuration: KEY_FRAME_MS,
    };
    this.#recorder = new MediaRecorder(new MediaStream([video, audio]), init);
    this.#recorder.addEventListener('error', options.onEncoderError);
    this.started = this.#start(type, options);
  }

  /** Stops recording. Resolves when all of it is saved or can't be saved any more. */
  async stop(): Promise<void> {
    const ms = Math.round(this.#room.now() - this.#startedAt);
    await this.#flush();
    const isKnown = await this.started.then(
      () => true,
      () => false,
    );
    await this.uploader.finished();
    if (isKnown && !this.uploader.store.getState().error)
      await this.#room.send('recording.stop', { recordingId: this.id, ms }).catch(() => {
        // The server ends a recording that receives no more data by itself.
      });
  }

  /** Stops at once and discards everything that isn't uploaded. */
  close(): void {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    this.uploader.close();
  }

  /** Starts encoding, and announces the recording to the server once the encoder produces data. */
  async #start(
    { format, mimeType }: RecordingType,
    { onStarted, onStalled }: RecordingSessionOptions,
  ): Promise<void> {
    const producing = Promise.withResolvers<void>();
    let chunks = 0;
    this.#recorder.addEventListener('start', () => {
      this.#startedAt = this.#room.now();
    });
    this.#recorder.addEventListener('dataavailable', ({ data }) => {
      if (data.size === 0) return;
      this.uploader.add(data, this.#room.now() - this.#startedAt);
      chunks += 1;
      // The first chunk may contain only the header.
      if (chunks === 2) producing.resolve();
    });
    this.#recorder.start(TIMESLICE_MS);
    const stalled = setTimeout(() => {
      producing.reject(new DOMException('The encoder produces no data.', 'EncodingError'));
      onStalled(mimeType);
    }, STALL_TIMEOUT_MS);
    await producing.promise.finally(() => clearTimeout(stalled));
    const startedAt = this.#startedAt;
    onStarted(startedAt);
    await this.#room.send('recording.start', { recordingId: this.id, format, startedAt });
    this.uploader.open();
  }

  #flush(): Promise<unknown> {
    if (this.#recorder.state === 'inactive') return Promise.resolve();
    const stopped = new Promise(resolve => this.#recorder.addEventListener('stop', resolve, { once: true }));
    this.#recorder.stop();
    return stopped;
  }
}
