import { nanoid } from 'nanoid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Room } from '../../client/room/room.ts';
import { CommandError } from '../../shared/errors.ts';
import type { Clip } from '../../shared/recording/recording.ts';
import type { StudioSession } from '../stage/studio-session.ts';
import { RecordingSession, type RecordingSessionOptions } from './recording-session.ts';
import { MAX_BUFFERED_BYTES, type UploadError, type UploadView, type UploadWarning } from './uploader.ts';

/** Why a recording failed. */
export type RecorderError = UploadError | 'unsupported' | 'encoder';

export type RecorderState =
  | { kind: 'off' }
  /** The encoder is being set up. */
  | { kind: 'starting' }
  /** `since` is the server time of the first frame. */
  | { kind: 'on'; since: number }
  /** The upload buffer is full: recording is paused until it is saved, then a new recording starts automatically. */
  | { kind: 'gap'; since: number }
  /** Stopped; the rest is being uploaded. */
  | { kind: 'saving' }
  | { kind: 'failed'; error: RecorderError };

export interface RecorderView {
  state: RecorderState;
  /** Bytes of all recordings that are not uploaded yet. */
  buffered: number;
  /** Why uploading does not proceed, if that lasts. */
  warning: UploadWarning | undefined;
}

/** The part of a recording session that the recorder uses; tests replace it. */
export type RecordingHandle = Pick<RecordingSession, 'id' | 'video' | 'started' | 'stop' | 'close'> & {
  readonly uploader: Pick<RecordingSession['uploader'], 'store' | 'retryNow'>;
};

export interface RecorderOptions {
  readonly room: Room;
  readonly studio: {
    readonly programRenderer: Pick<StudioSession['programRenderer'], 'program' | 'onProgram'>;
    readonly mixer: Pick<StudioSession['mixer'], 'track'>;
  };
  readonly token: string;
  readonly show: string;
  readonly openSession?: (options: RecordingSessionOptions) => RecordingHandle;
}

/** Records the program to the show's server, as one recording session after another. */
export class Recorder {
  readonly store: StoreApi<RecorderView> = createStore<RecorderView>(() => ({
    state: { kind: 'off' },
    buffered: 0,
    warning: undefined,
  }));
  readonly #options: RecorderOptions;
  readonly #stops: (() => void)[];
  /** The current session, and those that are stopped but still uploading. */
  #session: RecordingHandle | undefined;
  readonly #ending = new Set<RecordingHandle>();
  /** MIME types for which the encoder produced nothing. */
  readonly #avoid = new Set<string>();

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#stops = [
      options.studio.programRenderer.onProgram(video => this.#onProgram(video)),
      options.room.onJoined(() => this.#eachSession(session => session.uploader.retryNow())),
    ];
  }

  /** Starts a recording, unless one is running. */
  start(): void {
    if (this.#session) return;
    this.#set({ kind: 'starting' });
    try {
      const session = this.#newSession();
      this.#session = session;
      session.uploader.store.subscribe(view => this.#onUpload(session, view));
      session.started.catch(error => error instanceof CommandError && this.#abort(session, 'refused'));
    } catch {
      this.#set({ kind: 'failed', error: 'unsupported' });
    }
  }

  /** Stops the recording. Resolves when all of it is saved. */
  async stop(): Promise<void> {
    if (!this.#session) return this.#set({ kind: this.#ending.size > 0 ? 'saving' : 'off' });
    await this.#end(this.#session, { kind: 'saving' });
  }

  /** Marks the last seconds as a clip. Rejects with a CommandError; its code is `not-found` without a recording. */
  async clip(seconds: number): Promise<Clip> {
    const recordingId = this.#session?.id;
    if (!recordingId) throw new CommandError('not-found', 'Nothing is being recorded.');
    const { clip } = await this.#options.room.send('recording.clip', {
      clipId: nanoid(12),
      recordingId,
      seconds,
    });
    return clip;
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#eachSession(session => session.close());
    this.#session = undefined;
  }

  #newSession(): RecordingHandle {
    const { studio, openSession = options => new RecordingSession(options), ...rest } = this.#options;
    const [video] = studio.programRenderer.program.getVideoTracks();
    const audio = studio.mixer.track;
    if (!video || !audio) throw new DOMException('There is nothing to record.', 'NotSupportedError');
    const session: RecordingHandle = openSession({
      ...rest,
      video,
      audio,
      avoid: this.#avoid,
      onStalled: mimeType => this.#retryWithout(session, mimeType),
      onStarted: since => this.#session === session && this.#set({ kind: 'on', since }),
      onEncoderError: () => void this.#end(session, { kind: 'failed', error: 'encoder' }),
    });
    return session;
  }

  /** A change of the canvas gives another track, which needs a new recording; without a picture the old one goes on. */
  #onProgram(video: MediaStreamTrack | null): void {
    const session = this.#session;
    if (!session || !video || video === session.video) return;
    void this.#end(session, { kind: 'starting' });
    this.start();
  }

  /** Restarts with the next MIME type after the encoder produced nothing; `start` fails if there is none left. */
  #retryWithout(session: RecordingHandle, mimeType: string): void {
    this.#avoid.add(mimeType);
    if (this.#session !== session) return;
    void this.#end(session, { kind: 'starting' });
    this.start();
  }

  /** Stops a session and enters state `next`, which may change once everything is saved. */
  async #end(session: RecordingHandle, next: RecorderState): Promise<void> {
    if (this.#session !== session) return;
    this.#session = undefined;
    this.#ending.add(session);
    this.#set(next);
    await session.stop();
    this.#ending.delete(session);
    if (this.#ending.size > 0) return;
    const { kind } = this.store.getState().state;
    if (kind === 'saving') this.#set({ kind: 'off' });
    if (kind === 'gap') this.start();
  }

  /** Closes a session of which nothing more can be saved. */
  #abort(session: RecordingHandle, error: RecorderError): void {
    session.close();
    this.#ending.delete(session);
    if (this.#session === session) this.#session = undefined;
    if (!this.#session) this.#set({ kind: 'failed', error });
  }

  #onUpload(session: RecordingHandle, { error, buffered }: UploadView): void {
    const views: UploadView[] = [];
    this.#eachSession(({ uploader }) => views.push(uploader.store.getState()));
    this.store.setState({
      buffered: views.reduce((sum, view) => sum + view.buffered, 0),
      warning: views.find(view => view.warning)?.warning,
    });
    if (error) this.#abort(session, error);
    else if (buffered > MAX_BUFFERED_BYTES)
      void this.#end(session, { kind: 'gap', since: this.#options.room.now() });
  }

  #set(state: RecorderState): void {
    this.store.setState({ state });
  }

  #eachSession(act: (session: RecordingHandle) => void): void {
    for (const session of this.#session ? [this.#session, ...this.#ending] : this.#ending) act(session);
  }
}
