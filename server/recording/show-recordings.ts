import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandError } from '../../shared/errors.ts';
import type { Recording, RecordingFiles } from '../../shared/recording/recording.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { CommandData } from '../../shared/show/protocol.ts';
import type { Signal } from '../../shared/show/signals.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { Clips } from './clips.ts';
import type { Cutter } from './cutter.ts';
import { RecordingFile } from './recording-file.ts';

/** A studio sends four pieces a second: one that is silent for so long is gone, and its recording is over. */
const GONE_MS = 5000;
const TELL_EVERY_MS = 1000;

export interface ShowRecordingsOptions {
  /** Where this show's recordings are. */
  readonly folder: string;
  readonly cutter: Cutter;
  /** The show's newest state. */
  readonly state: () => ShowState;
  /** Says in the log that a recording is over which its studio didn't end. Must not throw. */
  readonly stop: (data: CommandData<'recording.stop'>) => void;
  readonly onSignal: (signal: Signal) => void;
}

/** A show's recordings on the disk, beside what its log says of them. */
export class ShowRecordings {
  readonly clips: Clips;
  readonly #options: ShowRecordingsOptions;
  readonly #files = new Map<string, RecordingFile>();
  /** Recordings of which more may come, each with the timer that ends it when nothing does. */
  readonly #waits = new Map<string, NodeJS.Timeout>();
  /** What changed since it was told last, by id. */
  readonly #news = { recordings: new Set<string>(), clips: new Set<string>() };
  #telling: NodeJS.Timeout | undefined;
  #free: number | undefined;

  /** Looks at the files of a show, waits for more of what is still running, and cuts the clips that are missing. */
  static async open(options: ShowRecordingsOptions): Promise<ShowRecordings> {
    const opened = new ShowRecordings(options);
    const { recordings } = options.state();
    for (const recording of recordings) await opened.#fileOf(recording);
    await opened.clips.look();
    await opened.#measureFree();
    for (const { id, ms } of recordings) if (ms === undefined) opened.#awaitMore(id);
    opened.clips.cutWhatCanBe();
    return opened;
  }

  private constructor(options: ShowRecordingsOptions) {
    this.#options = options;
    this.clips = new Clips({
      ...options,
      heldMs: id => this.#heldMs(id),
      onChange: id => this.#changed('clips', id),
    });
  }

  /** How everything stands, for somebody who joins. */
  latest(): Signal {
    const { recordings, clips } = this.#options.state();
    return this.#signal(recordings, clips);
  }

  observe(event: ShowEvent): void {
    if (event.name === 'recording.started') this.#awaitMore(event.data.recording.id);
    if (event.name === 'recording.stopped') this.#ended(event.data.recordingId);
    if (event.name === 'recording.clipped') this.clips.cutWhatCanBe();
  }

  /**
   * Adds a piece to a recording's file, which reaches to `heldMs` with it; see RecordingFile.append. One that counts as
   * over is taken up again: its studio was out of reach, and brings what it kept meanwhile.
   */
  async append(id: string, offset: number, piece: Buffer, heldMs: number): Promise<number> {
    const file = await this.#fileOf(this.#recording(id));
    const bytes = await file.append(offset, piece, heldMs);
    this.#awaitMore(id);
    this.#changed('recordings', id);
    this.clips.cutWhatCanBe();
    return bytes;
  }

  /** Where a recording's file is. Refuses with `not-found`. */
  pathOf(id: string): string {
    return join(this.#options.folder, this.#recording(id).file);
  }

  close(): void {
    clearTimeout(this.#telling);
    for (const wait of this.#waits.values()) clearTimeout(wait);
  }

  #recording(id: string): Recording {
    const recording = this.#options.state().recordings.find(each => each.id === id);
    if (!recording) throw new CommandError('not-found', 'There is no such recording in this show.');
    return recording;
  }

  async #fileOf({ id, file }: Recording): Promise<RecordingFile> {
    const opened = this.#files.get(id) ?? (await RecordingFile.open(join(this.#options.folder, file)));
    // Two requests may have opened it at once; pieces must queue at the same one.
    const first = this.#files.get(id) ?? opened;
    this.#files.set(id, first);
    return first;
  }

  #heldMs(id: string): number {
    return this.#waits.has(id) ? (this.#files.get(id)?.heldMs ?? 0) : Number.POSITIVE_INFINITY;
  }

  #awaitMore(id: string): void {
    clearTimeout(this.#waits.get(id));
    this.#waits.set(
      id,
      setTimeout(() => this.#giveUp(id), GONE_MS),
    );
  }

  /** A recording without an end of its own is as long as the time until its last piece. */
  #giveUp(id: string): void {
    const { startedAt } = this.#recording(id);
    const file = this.#files.get(id);
    const ms = file?.heldMs || (file?.changedAt ?? startedAt) - startedAt;
    this.#options.stop({ recordingId: id, ms: Math.max(0, Math.round(ms)) });
    this.#ended(id);
  }

  #ended(id: string): void {
    clearTimeout(this.#waits.get(id));
    this.#waits.delete(id);
    this.#changed('recordings', id);
    this.clips.cutWhatCanBe();
  }

  #changed(kind: 'recordings' | 'clips', id: string): void {
    this.#news[kind].add(id);
    this.#telling ??= setTimeout(() => void this.#tell(), TELL_EVERY_MS);
  }

  async #tell(): Promise<void> {
    await this.#measureFree();
    this.#telling = undefined;
    const named = (ids: Set<string>) => [...ids].map(id => ({ id }));
    this.#options.onSignal(this.#signal(named(this.#news.recordings), named(this.#news.clips)));
    for (const ids of Object.values(this.#news)) ids.clear();
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

/** Room on the disk of a folder, or of the nearest one above it where it isn't made yet; undefined where nobody tells. */
async function freeBytes(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    const above = dirname(folder);
    return above === folder ? undefined : freeBytes(above);
  }
}
