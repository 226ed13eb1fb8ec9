import type { Room } from '../../../client/room.ts';
import { Scenes } from '../../../shared/scenes.ts';

export type SaveState = 'saved' | 'unsaved' | 'failed';

export interface SaverOptions {
  readonly room: Pick<Room, 'send'>;
  /** The document that the show has already; undefined where it has none. */
  readonly known: Scenes | undefined;
  /** How long after the last change the document is saved, in milliseconds. */
  readonly settleMs: number;
  readonly onState: (state: SaveState) => void;
  /** Called when everything is saved, so that what others saved meanwhile can be taken over. */
  readonly onSaved: () => void;
  readonly onError: (error: unknown) => void;
}

/** Whether two documents say the same, whatever the order of their fields. */
export const sameScenes = (one: Scenes, other: Scenes): boolean =>
  one === other || JSON.stringify(Scenes.parse(one)) === JSON.stringify(Scenes.parse(other));

/** Saves a document to the show once it has settled; one save is under way at a time, and the newest is the last. */
export class Saver {
  readonly #options: SaverOptions;
  #saved: Scenes | undefined;
  #wanted: Scenes | undefined;
  #running: Promise<boolean> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SaverOptions) {
    this.#options = options;
    this.#saved = options.known;
  }

  /** Whether there is something that the show doesn't have yet. */
  get isBehind(): boolean {
    return this.#wanted !== undefined || this.#running !== undefined;
  }

  /** Takes note of a change, to be saved when changes stop. */
  change(document: Scenes): void {
    this.#wanted = document;
    this.#options.onState('unsaved');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), this.#options.settleMs);
  }

  /** The show got this document from elsewhere. */
  adopt(document: Scenes): void {
    this.#saved = document;
    this.#wanted = undefined;
    clearTimeout(this.#timer);
    this.#options.onState('saved');
  }

  /** Makes sure that the show has a document. Resolves to whether it does; the reason why not has been told. */
  ensure(document: Scenes): Promise<boolean> {
    if (this.#saved !== document) this.#wanted = document;
    return this.flush();
  }

  /** Saves now what is not saved yet; where a save is under way, what came later follows it. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#running ??= this.#saveAll().finally(() => {
      this.#running = undefined;
      if (!this.#wanted) this.#options.onSaved();
    });
    return this.#running;
  }

  /** Sends what is not saved yet without waiting for anything, since the page is about to go. */
  leave(): void {
    clearTimeout(this.#timer);
    if (this.#wanted) void this.#save(this.#wanted);
  }

  async #saveAll(): Promise<boolean> {
    while (this.#wanted) if (!(await this.#save(this.#wanted))) return false;
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
    if (this.#wanted === document) {
      this.#wanted = undefined;
      this.#options.onState('saved');
    }
    return true;
  }
}
