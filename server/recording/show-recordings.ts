import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandError } from '../../shared/errors.ts';
import type { Recording, RecordingFiles } from '../../shared/recording/recording.ts';
import type { Viewpoint } from '../../shared/roles.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { CommandData } from '../../shared/show/protocol.ts';
import type { Signal } from '../../shared/show/signals.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Reactor } from '../show/feature.ts';
import { systemClock } from '../show/time/clock.ts';
import { Clips } from './clips.ts';
import type { Cutter } from './cutter.ts';
import { RecordingFile } from './recording-file.ts';

/** A studio sends four pieces a second. When none comes for this long it is gone, and its recording has ended. */
const UPLOAD_TIMEOUT_MS = 5000;
const SIGNAL_INTERVAL_MS = 1000;

export interface ShowRecordingsOptions {
  /** Folder of this show's recordings. */
  readonly folder: string;
  readonly cutter: Cutter;
  /** The show's newest state. */
  readonly state: () => ShowState;
  /** Writes the end of a recording to the log that its studio didn't end. Must not throw. */
  readonly stop: (data: CommandData<'recording.stop'>) => void;
  readonly onSignal: (signal: Signal) => void;
  /** The show's time; the server's where it is absent. */
  readonly now?: () => number;
}

/** The files of the recordings in a show's log. */
export class ShowRecordings implements Reactor {
  readonly clips: Clips;
  readonly #options: ShowRecordingsOptions;
  readonly #files = new Map<string, RecordingFile>();
  /** Recordings that may still be uploading, each with the timer that ends it when no piece comes. */
  readonly #timeouts = new Map<string, NodeJS.Timeout>();
  /** Ids of what changed since the last signal. */
  readonly #changes = { recordings: new Set<string>(), clips: new Set<string>() };
  #signalTimer: NodeJS.Timeout | undefined;
  #free: number | undefined;
  #isClosed = false;

  /** Opens a show's files, waits for more of recordings without an end, and cuts the clips that have no file. */
  static async open(options: ShowRecordingsOptions): Promise<ShowRecordings> {
    const opened = new ShowRecordings(options);
    const { recordings } = options.state().recording;
    for (const recording of recordings) await opened.#fileOf(recording);
    await opened.clips.load();
    await opened.#measureFree();
    for (const { id, ms } of recordings) if (ms === undefined) opened.#restartTimeout(id);
    opened.clips.cutPending();
    return opened;
  }

  private constructor(options: ShowRecordingsOptions) {
    this.#options = options;
    this.clips = new Clips({
      ...options,
      writtenMs: id => this.#writtenMs(id),
      onChange: id => this.#changed('clips', id),
    });
  }

  /** The state of all files, for the crew. */
  signalsFor({ kind }: Viewpoint): Signal[] {
    const { recordings, clips } = this.#options.state().recording;
    return kind === 'crew' ? [this.#signal(recordings, clips)] : [];
  }

  observe(event: ShowEvent): void {
    if (event.name === 'recording.started') this.#restartTimeout(event.data.recording.id);
    if (event.name === 'recording.stopped') this.#ended(event.data.recordingId);
    if (event.name === 'recording.clipped') this.clips.cutPending();
  }

  /**
   * Appends a piece to a recording's file; see RecordingFile.append. A recording that has ended by timeout goes on: its
   * studio was offline, and uploads what it kept meanwhile.
   */
  async append(id: string, offset: number, piece: Buffer, writtenMs: number): Promise<number> {
    const file = await this.#fileOf(this.#recording(id));
    // A piece that comes while the show is deleted must not begin a file anew.
    if (this.#isClosed) throw new CommandError('not-found', 'This show is closed.');
    const bytes = await file.append(offset, piece, writtenMs);
    this.#restartTimeout(id);
    this.#changed('recordings', id);
    this.clips.cutPending();
    return bytes;
  }

  /** Path of a recording's file. Throws a CommandError `not-found`. */
  pathOf(id: string): string {
    return join(this.#options.folder, this.#recording(id).file);
  }

  /** More may come of a recording, which keeps the show open. */
  isBusy(): boolean {
    return this.#timeouts.size > 0;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#signalTimer);
    for (const timeout of this.#timeouts.values()) clearTimeout(timeout);
  }

  #recording(id: string): Recording {
    const recording = this.#options.state().recording.recordings.find(each => each.id === id);
    if (!recording) throw new CommandError('not-found', 'There is no such recording in this show.');
    return recording;
  }

  async #fileOf({ id, file }: Recording): Promise<RecordingFile> {
    const opened = this.#files.get(id) ?? (await RecordingFile.open(join(this.#options.folder, file)));
    // Two requests may have opened it at once, but its pieces must be in one queue.
    const first = this.#files.get(id) ?? opened;
    this.#files.set(id, first);
    return first;
  }

  #writtenMs(id: string): number {
    return this.#timeouts.has(id) ? (this.#files.get(id)?.writtenMs ?? 0) : Number.POSITIVE_INFINITY;
  }

  #restartTimeout(id: string): void {
    clearTimeout(this.#timeouts.get(id));
    if (this.#isClosed) return;
    this.#timeouts.set(
      id,
      setTimeout(() => this.#onTimeout(id), UPLOAD_TIMEOUT_MS),
    );
  }

  /** Ends a recording by itself. It is as long as the time until its last piece. */
  #onTimeout(id: string): void {
    const { startedAt } = this.#recording(id);
    const file = this.#files.get(id);
    const { now = systemClock.now } = this.#options;
    // A file's time is of the machine's clock, which may have been set; its age is not.
    const changedAt = file?.changedAt === undefined ? startedAt : now() - (Date.now() - file.changedAt);
    const ms = file?.writtenMs || changedAt - startedAt;
    this.#options.stop({ recordingId: id, ms: Math.max(0, Math.round(ms)) });
    this.#ended(id);
  }

  #ended(id: string): void {
    clearTimeout(this.#timeouts.get(id));
    this.#timeouts.delete(id);
    this.#changed('recordings', id);
    this.clips.cutPending();
  }

  #changed(kind: 'recordings' | 'clips', id: string): void {
    this.#changes[kind].add(id);
    this.#signalTimer ??= setTimeout(() => void this.#sendSignal(), SIGNAL_INTERVAL_MS);
  }

  async #sendSignal(): Promise<void> {
    await this.#measureFree();
    this.#signalTimer = undefined;
    const named = (ids: Set<string>) => [...ids].map(id => ({ id }));
    this.#options.onSignal(this.#signal(named(this.#changes.recordings), named(this.#changes.clips)));
    for (const ids of Object.values(this.#changes)) ids.clear();
  }

  async #measureFree(): Promise<void> {
    this.#free = await freeBytes(this.#options.folder);
  }

  #signal(recordings: readonly { id: string }[], clips: readonly { id: string }[]): Signal {
    const bytesOf = (id: string) => ({ bytes: this.#files.get(id)?.bytes ?? 0 });
    const data: RecordingFiles = {
      recordings: Object.fromEntries(recordings.map(({ id }) => [id, bytesOf(id)])),
      clips: Object.fromEntries(clips.map(({ id }) => [id, this.clips.fileOf(id)])),
      ...(this.#free === undefined ? {} : { free: this.#free }),
    };
    return { signal: 'recording.files', data };
  }
}

/** Free bytes on a folder's disk, or its nearest parent's where it doesn't exist yet; undefined where that is unknown. */
async function freeBytes(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    const above = dirname(folder);
    return above === folder ? undefined : freeBytes(above);
  }
}
