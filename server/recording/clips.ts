import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../../shared/errors.ts';
import type { Clip, ClipFile } from '../../shared/recording/recording.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Cutter } from './cutter.ts';

/** A clip is cut when its recording is this much longer: encoders delay their newest frames. */
const MARGIN_MS = 1500;

export interface ClipsOptions {
  /** The folder of the show's recordings; clips are in a subfolder. */
  readonly folder: string;
  readonly cutter: Cutter;
  readonly state: () => ShowState;
  /** Length of what a recording's file has, in milliseconds; infinite where no more will come. */
  readonly writtenMs: (recordingId: string) => number;
  readonly onChange: (clipId: string) => void;
}

/** The files of a show's clips: each is cut as soon as its recording has all of it. */
export class Clips {
  readonly #options: ClipsOptions;
  readonly #folder: string;
  readonly #files = new Map<string, ClipFile>();
  readonly #cutting = new Set<string>();

  constructor(options: ClipsOptions) {
    this.#options = options;
    this.#folder = join(options.folder, 'clips');
  }

  /** Finds the files on disk; clips without one are still to be cut. */
  async load(): Promise<void> {
    for (const { id, file } of this.#options.state().recording.clips) {
      const found = await stat(join(this.#folder, file)).catch(() => undefined);
      if (found) this.#files.set(id, { kind: 'ready', bytes: found.size });
    }
  }

  fileOf(id: string): ClipFile {
    return this.#files.get(id) ?? { kind: 'cutting' };
  }

  /** Path of a clip's file. Throws a CommandError `not-found`, also while it isn't cut yet. */
  pathOf(id: string): string {
    const { file } = this.#clip(id);
    if (this.fileOf(id).kind !== 'ready') throw new CommandError('not-found', 'This clip has no file yet.');
    return join(this.#folder, file);
  }

  /** Retries a clip that failed. Throws a CommandError `not-found`. */
  cutAgain(id: string): void {
    this.#clip(id);
    if (this.fileOf(id).kind !== 'failed') return;
    this.#files.delete(id);
    this.#options.onChange(id);
    this.cutPending();
  }

  /** Cuts every clip that has no file yet and whose recording is long enough. */
  cutPending(): void {
    const { state, writtenMs } = this.#options;
    for (const clip of state().recording.clips) {
      if (this.#files.has(clip.id) || this.#cutting.has(clip.id)) continue;
      if (writtenMs(clip.recordingId) >= clip.toMs + MARGIN_MS) void this.#cut(clip);
    }
  }

  #clip(id: string): Clip {
    const clip = this.#options.state().recording.clips.find(each => each.id === id);
    if (!clip) throw new CommandError('not-found', 'There is no such clip in this show.');
    return clip;
  }

  async #cut(clip: Clip): Promise<void> {
    const { folder, cutter, state, onChange } = this.#options;
    const { lifecycle, recording: kept } = state();
    const recording = kept.recordings.find(({ id }) => id === clip.recordingId);
    if (!recording) return;
    this.#cutting.add(clip.id);
    const day = new Date(clip.at).toISOString();
    const file = await cutter.cut({
      source: join(folder, recording.file),
      target: join(this.#folder, clip.file),
      format: recording.format,
      fromMs: clip.fromMs,
      toMs: Math.min(clip.toMs, recording.ms ?? clip.toMs),
      metadata: {
        title: clip.product?.title ?? lifecycle.title,
        comment: `${lifecycle.title}, ${day}`,
        creation_time: day,
      },
    });
    this.#cutting.delete(clip.id);
    this.#files.set(clip.id, file);
    onChange(clip.id);
  }
}
