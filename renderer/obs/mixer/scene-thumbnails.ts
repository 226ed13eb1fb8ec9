import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ObsLink } from '../connection/client.ts';

/** Small pictures of scenes, as data addresses by name. */
export type Thumbnails = Readonly<Record<string, string>>;

const EVERY_MS = 1200;
const WIDTH = 240;

/**
 * Keeps small pictures of OBS's scenes fresh while somebody looks: one at a time, and what is on program or preview
 * every other time, so that OBS hardly notices.
 */
export class SceneThumbnails {
  readonly store: StoreApi<Thumbnails> = createStore<Thumbnails>(() => ({}));
  readonly #link: ObsLink;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  #turn = 0;

  constructor(link: ObsLink) {
    this.#link = link;
    void this.#fill();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  /** All of them once, then one after the other. */
  async #fill(): Promise<void> {
    for (const scene of this.#link.store.getState().obs?.scenes ?? []) {
      if (this.#isClosed) return;
      await this.#take(scene);
    }
    this.#wait();
  }

  #wait(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(async () => {
      const scene = this.#next();
      if (scene !== undefined && !document.hidden) await this.#take(scene);
      this.#wait();
    }, EVERY_MS);
  }

  #next(): string | undefined {
    const { obs } = this.#link.store.getState();
    if (!obs) return undefined;
    this.#turn += 1;
    const shown = obs.preview === undefined ? [obs.program] : [obs.program, obs.preview];
    const list = this.#turn % 2 === 0 ? shown : obs.scenes;
    return list[Math.floor(this.#turn / 2) % Math.max(1, list.length)];
  }

  async #take(sourceName: string): Promise<void> {
    try {
      const picture = { sourceName, imageFormat: 'jpg', imageWidth: WIDTH, imageCompressionQuality: 70 };
      const { imageData } = await this.#link.call('GetSourceScreenshot', picture);
      this.store.setState({ [sourceName]: imageData });
    } catch {
      // A scene that can't be drawn now, as one that was just removed, keeps its last picture.
    }
  }
}
