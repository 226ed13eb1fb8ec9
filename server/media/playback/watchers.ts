import type { Present } from '../../people/writer.ts';

/** Who plays, as far as the server can tell, and how that is ended. */
interface Watcher extends Present {
  close(): void;
}

/** The players of a room by who watches in them. */
export class Watchers {
  readonly #watchers = new Set<Watcher>();

  /** Adds a player; returns the function that removes it. */
  add(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Ends the picture of everybody who is meant. */
  closeWhere(isMeant: (watcher: Present) => boolean): void {
    for (const watcher of [...this.#watchers]) if (isMeant(watcher)) watcher.close();
  }
}
