import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ObsClient } from '../connection/client.ts';

/** Data URLs by scene name. */
export type Thumbnails = Readonly<Record<string, string>>;

const EVERY_MS = 1200;
const WIDTH = 240;

/**
 * Refreshes thumbnails of OBS's scenes while the page is visible: one request at a time, and every other one for the
 * scenes on program and preview, to keep the load on OBS low.
 */
export class SceneThumbnails {
  readonly store: StoreApi<Thumbnails> = createStore<Thumbnails>(() => ({}));
  readonly #client: ObsClient;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  #turn = 0;

  constructor(client: ObsClient) {
    this.#client = client;
    void this.#fill();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  /** Takes all of them once, then starts the refresh. */
  async #fill(): Promise<void> {
    for (const scene of this.#client.store.getState().obs?.scenes ?? []) {
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
    const { obs } = this.#client.store.getState();
    if (!obs) return undefined;
    this.#turn += 1;
    const shown = obs.preview === undefined ? [obs.program] : [obs.program, obs.preview];
    const list = this.#turn % 2 === 0 ? shown : obs.scenes;
    return list[Math.floor(this.#turn / 2) % Math.max(1, list.length)];
  }

  async #take(sourceName: string): Promise<void> {
    try {
      const picture = { sourceName, imageFormat: 'jpg', imageWidth: WIDTH, imageCompressionQuality: 70 };
      const { imageData } = await this.#client.call('GetSourceScreenshot', picture);
      this.store.setState({ [sourceName]: imageData });
    } catch {
      // A scene that can't be rendered now, as one that was just removed, keeps its last thumbnail.
    }
  }
}
