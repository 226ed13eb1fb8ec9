import type { Room } from '../../../client/room/room.ts';
import { Scenes } from '../../../shared/scenes/document.ts';

export type SaveState = 'saved' | 'unsaved' | 'failed';

export interface SaverOptions {
  readonly room: Pick<Room, 'send'>;
  /** The document that the show's log already has; undefined for a new show. */
  readonly known: Scenes | undefined;
  /** Delay from the last change to saving, in milliseconds. */
  readonly debounceMs: number;
  readonly onState: (state: SaveState) => void;
  /** Called when everything is saved, so that another studio's newer version can be adopted. */
  readonly onSaved: () => void;
  readonly onError: (error: unknown) => void;
}

/** Deep equality of two documents, independent of the order of their keys. */
export const sameScenes = (one: Scenes, other: Scenes): boolean =>
  one === other || JSON.stringify(Scenes.parse(one)) === JSON.stringify(Scenes.parse(other));

/** Saves the document to the show, debounced. Sends one save at a time; the newest version is always sent last. */
export class Saver {
  readonly #options: SaverOptions;
  #saved: Scenes | undefined;
  #pending: Scenes | undefined;
  #running: Promise<boolean> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SaverOptions) {
    this.#options = options;
    this.#saved = options.known;
  }

  /** True while a change is waiting to be saved or is being saved. */
  get hasUnsaved(): boolean {
    return this.#pending !== undefined || this.#running !== undefined;
  }

  /** Schedules a save of this version. */
  change(document: Scenes): void {
    this.#pending = document;
    this.#options.onState('unsaved');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), this.#options.debounceMs);
  }

  /** Takes a version that another studio saved as the saved one. */
  adopt(document: Scenes): void {
    this.#saved = document;
    this.#pending = undefined;
    clearTimeout(this.#timer);
    this.#options.onState('saved');
  }

  /** Saves this version unless it is saved already. Resolves to false if that failed; `onError` was called then. */
  ensure(document: Scenes): Promise<boolean> {
    if (this.#saved !== document) this.#pending = document;
    return this.flush();
  }

  /** Saves pending changes without further delay, after a save that is already being sent. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#running ??= this.#saveAll().finally(() => {
      this.#running = undefined;
      if (!this.#pending) this.#options.onSaved();
    });
    return this.#running;
  }

  /** Sends pending changes at once and doesn't wait for an answer, because the page is being unloaded. */
  saveBeforeUnload(): void {
    clearTimeout(this.#timer);
    if (this.#pending) void this.#save(this.#pending);
  }

  async #saveAll(): Promise<boolean> {
    while (this.#pending) if (!(await this.#save(this.#pending))) return false;
    return true;
  }

  async #save(document: Scenes): Promise<boolean> {
    try {
      await this.#options.room.send('scenes.save', { scenes: document });
    } catch (error) {
      this.#options.onState('failed');
      this.#options.onError(error);
      return false;
    }
    this.#saved = document;
    if (this.#pending === document) {
      this.#pending = undefined;
      this.#options.onState('saved');
    }
    return true;
  }
}
