import { nanoid } from 'nanoid';
import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { WhipPublisher, type WhipState } from '../../client/whip/publisher.ts';
import type { MediaKind } from '../../shared/media.ts';
import type { Vault } from '../app/vault.ts';

const NAME = 'whip.destinations';
const Kept = z.array(
  z.object({ id: z.string(), name: z.string(), address: z.string(), token: z.string().optional() }),
);

/** A WHIP server that this studio can send its program to. */
export interface WhipDestination {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly state: WhipState;
}

/**
 * The WHIP servers of the host's own choice. The studio sends to each over a connection of its own, beside the show or
 * without it; addresses and tokens stay in this studio's vault.
 */
export class WhipDesk {
  readonly store: StoreApi<readonly WhipDestination[]> = createStore<readonly WhipDestination[]>(() => []);
  readonly #vault: Promise<Vault>;
  readonly #publishers = new Map<string, WhipPublisher>();
  readonly #tracks: Record<MediaKind, MediaStreamTrack | null> = { audio: null, video: null };
  #kept: z.infer<typeof Kept> = [];

  constructor(vault: Promise<Vault>) {
    this.#vault = vault;
    void this.#recall();
  }

  /** Sets what is sent to all of them. */
  setTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
    this.#tracks[kind] = track;
    for (const publisher of this.#publishers.values()) publisher.setTrack(kind, track);
  }

  /** Adds a server; sending to it begins with `start`. */
  async add(name: string, address: string, token: string): Promise<void> {
    this.#kept = [...this.#kept, { id: nanoid(8), name, address, ...(token ? { token } : {}) }];
    await this.#keep();
  }

  async remove(id: string): Promise<void> {
    this.stop(id);
    this.#kept = this.#kept.filter(each => each.id !== id);
    await this.#keep();
  }

  start(id: string): void {
    const target = this.#kept.find(each => each.id === id);
    if (!target || this.#publishers.has(id)) return;
    const publisher = new WhipPublisher(target);
    this.#publishers.set(id, publisher);
    for (const kind of ['video', 'audio'] as const) publisher.setTrack(kind, this.#tracks[kind]);
    publisher.store.subscribe(() => this.#publish());
    publisher.start();
  }

  retryNow(id: string): void {
    this.#publishers.get(id)?.retryNow();
  }

  stop(id: string): void {
    const publisher = this.#publishers.get(id);
    this.#publishers.delete(id);
    publisher?.stop();
    this.#publish();
  }

  close(): void {
    for (const id of [...this.#publishers.keys()]) this.stop(id);
  }

  async #recall(): Promise<void> {
    const text = await (await this.#vault).recall(NAME);
    const kept = Kept.safeParse(text === undefined ? [] : JSON.parse(text));
    this.#kept = [...(kept.data ?? []), ...this.#kept];
    this.#publish();
  }

  async #keep(): Promise<void> {
    this.#publish();
    await (await this.#vault).keep(NAME, JSON.stringify(this.#kept));
  }

  #publish(): void {
    const destinations = this.#kept.map(({ id, name, address }): WhipDestination => {
      const state = this.#publishers.get(id)?.store.getState() ?? { kind: 'off' };
      return { id, name, address, state };
    });
    this.store.setState(destinations, true);
  }
}
