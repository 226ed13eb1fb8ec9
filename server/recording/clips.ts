import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../../shared/errors.ts';
import type { Clip, ClipFile } from '../../shared/recording/recording.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Cutter } from './cutter.ts';

/** A clip is cut when the file reaches this far beyond it, because encoders hold back their newest frames. */
const BEYOND_MS = 1500;

export interface ClipsOptions {
  /** Where the show's recordings are; its clips are in a folder in it. */
  readonly folder: string;
  readonly cutter: Cutter;
  readonly state: () => ShowState;
  /** How far a recording's file reaches, in milliseconds; infinite where nothing more will come. */
  readonly heldMs: (recordingId: string) => number;
  readonly onChange: (clipId: string) => void;
}

/** The files of a show's clips: each mark of the log gets one as soon as its recording has all of it. */
export class Clips {
  readonly #options: ClipsOptions;
  readonly #folder: string;
  readonly #files = new Map<string, ClipFile>();
  readonly #inWork = new Set<string>();

  constructor(options: ClipsOptions) {
    this.#options = options;
    this.#folder = join(options.folder, 'clips');
  }

  /** Finds the files from before; what has none is still to be cut. */
  async look(): Promise<void> {
    for (const { id, file } of this.#options.state().clips) {
      const found = await stat(join(this.#folder, file)).catch(() => undefined);
      if (found) this.#files.set(id, { kind: 'ready', bytes: found.size });
    }
  }

  fileOf(id: string): ClipFile {
    return this.#files.get(id) ?? { kind: 'cutting' };
  }

  /** Where a clip's file is. Refuses with `not-found`, also while it is not cut yet. */
  pathOf(id: string): string {
    const { file } = this.#clip(id);
    if (this.fileOf(id).kind !== 'ready') throw new CommandError('not-found', 'This clip has no file yet.');
    return join(this.#folder, file);
  }

  /** Tries again to cut a clip that failed. */
  cutAgain(id: string): void {
    this.#clip(id);
    if (this.fileOf(id).kind !== 'failed') return;
    this.#files.delete(id);
    this.#options.onChange(id);
    this.cutWhatCanBe();
  }

  cutWhatCanBe(): void {
    const { state, heldMs } = this.#options;
    for (const clip of state().clips) {
      if (this.#files.has(clip.id) || this.#inWork.has(clip.id)) continue;
      if (heldMs(clip.recordingId) >= clip.toMs + BEYOND_MS) void this.#cut(clip);
    }
  }

  #clip(id: string): Clip {
    const clip = this.#options.state().clips.find(each => each.id === id);
    if (!clip) throw new CommandError('not-found', 'There is no such clip in this show.');
    return clip;
  }

  async #cut(clip: Clip): Promise<void> {
    const { folder, cutter, state, onChange } = this.#options;
    const { title, recordings } = state();
    const recording = recordings.find(({ id }) => id === clip.recordingId);
    if (!recording) return;
    this.#inWork.add(clip.id);
    const day = new Date(clip.at).toISOString();
    const file = await cutter.cut({
      source: join(folder, recording.file),
      target: join(this.#folder, clip.file),
      format: recording.format,
      fromMs: clip.fromMs,
      toMs: Math.min(clip.toMs, recording.ms ?? clip.toMs),
      metadata: {
        title: clip.product?.title ?? title,
        comment: `${title}, ${day}`,
        creation_time: day,
      },
    });
    this.#inWork.delete(clip.id);
    this.#files.set(clip.id, file);
    onChange(clip.id);
  }
}
