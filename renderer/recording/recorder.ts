import { nanoid } from 'nanoid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Room } from '../../client/room.ts';
import { CommandError } from '../../shared/errors.ts';
import type { Clip } from '../../shared/recording.ts';
import type { StudioSession } from '../stage/studio-session.ts';
import { Take, type TakeOptions } from './take.ts';
import { MAX_WAITING_BYTES, type UploadFailure, type UploadTrouble, type UploadView } from './uploader.ts';

/** Why nothing is recorded although it should be. */
export type RecorderProblem = UploadFailure | 'unsupported' | 'encoder';

export type RecorderState =
  | { kind: 'off' }
  /** The encoder is being set up. */
  | { kind: 'starting' }
  /** `since` is the server time of the first frame. */
  | { kind: 'on'; since: number }
  /** Too much waited to be sent: nothing is recorded until that is saved, and then a new recording begins by itself. */
  | { kind: 'gap'; since: number }
  /** Stopped; the rest is on its way to the disk. */
  | { kind: 'saving' }
  | { kind: 'failed'; problem: RecorderProblem };

export interface RecorderView {
  state: RecorderState;
  /** Bytes that wait in memory, and why they do where that lasts. */
  waiting: number;
  trouble: UploadTrouble | undefined;
}

/** What a recorder needs of a take. */
export type AnyTake = Pick<Take, 'id' | 'picture' | 'begun' | 'stop' | 'close'> & {
  readonly uploader: Pick<Take['uploader'], 'store' | 'retryNow'>;
};

export interface RecorderOptions {
  readonly room: Room;
  readonly session: {
    readonly programRenderer: Pick<StudioSession['programRenderer'], 'program' | 'onProgram'>;
    readonly mixer: Pick<StudioSession['mixer'], 'track'>;
  };
  readonly token: string;
  readonly show: string;
  readonly openTake?: (options: TakeOptions) => AnyTake;
}

/** Records the program with its sound onto the show's own server. */
export class Recorder {
  readonly store: StoreApi<RecorderView> = createStore<RecorderView>(() => ({
    state: { kind: 'off' },
    waiting: 0,
    trouble: undefined,
  }));
  readonly #options: RecorderOptions;
  readonly #stops: (() => void)[];
  /** The recording that goes on, and those whose rest is still being sent. */
  #take: AnyTake | undefined;
  readonly #ending = new Set<AnyTake>();
  readonly #avoid = new Set<string>();

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#stops = [
      options.session.programRenderer.onProgram(picture => this.#follow(picture)),
      options.room.onJoined(() => this.#eachTake(take => take.uploader.retryNow())),
    ];
  }

  /** Begins a recording, unless one goes on. */
  start(): void {
    if (this.#take) return;
    this.#set({ kind: 'starting' });
    try {
      const take = this.#newTake();
      this.#take = take;
      take.uploader.store.subscribe(view => this.#watch(take, view));
      take.begun.catch(error => error instanceof CommandError && this.#drop(take, 'refused'));
    } catch {
      this.#set({ kind: 'failed', problem: 'unsupported' });
    }
  }

  /** Ends the recording; resolves when all of it is saved. */
  async stop(): Promise<void> {
    if (!this.#take) return this.#set({ kind: this.#ending.size > 0 ? 'saving' : 'off' });
    await this.#end(this.#take, { kind: 'saving' });
  }

  /** Marks the last seconds. Rejects with a CommandError, which is `not-found` while nothing is recorded. */
  async clip(seconds: number): Promise<Clip> {
    const recordingId = this.#take?.id;
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
    this.#eachTake(take => take.close());
    this.#take = undefined;
  }

  #newTake(): AnyTake {
    const { session, openTake = options => new Take(options), ...rest } = this.#options;
    const [picture] = session.programRenderer.program.getVideoTracks();
    const sound = session.mixer.track;
    if (!picture || !sound) throw new DOMException('There is nothing to record.', 'NotSupportedError');
    const take: AnyTake = openTake({
      ...rest,
      picture,
      sound,
      avoid: this.#avoid,
      onStalled: mimeType => this.#goAround(take, mimeType),
      onBegun: since => this.#take === take && this.#set({ kind: 'on', since }),
      onEncoderFailed: () => void this.#end(take, { kind: 'failed', problem: 'encoder' }),
    });
    return take;
  }

  /** A program of another shape is another track, which needs a recording of its own. */
  #follow(picture: MediaStreamTrack | null): void {
    const take = this.#take;
    if (!take || !picture || picture === take.picture) return;
    void this.#end(take, { kind: 'starting' });
    this.start();
  }

  /** Tries the next best way of encoding where one makes nothing; without another, the start says so. */
  #goAround(take: AnyTake, mimeType: string): void {
    this.#avoid.add(mimeType);
    if (this.#take !== take) return;
    void this.#end(take, { kind: 'starting' });
    this.start();
  }

  /** Ends a take; what comes after `next` follows when it is saved. */
  async #end(take: AnyTake, next: RecorderState): Promise<void> {
    if (this.#take !== take) return;
    this.#take = undefined;
    this.#ending.add(take);
    this.#set(next);
    await take.stop();
    this.#ending.delete(take);
    if (this.#ending.size > 0) return;
    const { kind } = this.store.getState().state;
    if (kind === 'saving') this.#set({ kind: 'off' });
    if (kind === 'gap') this.start();
  }

  /** Gives up a take of which nothing more can be saved. */
  #drop(take: AnyTake, problem: RecorderProblem): void {
    take.close();
    this.#ending.delete(take);
    if (this.#take === take) this.#take = undefined;
    if (!this.#take) this.#set({ kind: 'failed', problem });
  }

  #watch(take: AnyTake, { failure, waiting }: UploadView): void {
    const views: UploadView[] = [];
    this.#eachTake(({ uploader }) => views.push(uploader.store.getState()));
    this.store.setState({
      waiting: views.reduce((sum, view) => sum + view.waiting, 0),
      trouble: views.find(view => view.trouble)?.trouble,
    });
    if (failure) this.#drop(take, failure);
    else if (waiting > MAX_WAITING_BYTES)
      void this.#end(take, { kind: 'gap', since: this.#options.room.now() });
  }

  #set(state: RecorderState): void {
    this.store.setState({ state });
  }

  #eachTake(act: (take: AnyTake) => void): void {
    for (const take of this.#take ? [this.#take, ...this.#ending] : this.#ending) act(take);
  }
}
