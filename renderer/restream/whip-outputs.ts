import { nanoid } from 'nanoid';
import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { WhipPublisher, type WhipState } from '../../client/whip/publisher.ts';
import type { MediaKind } from '../../shared/media/contract.ts';
import type { Vault } from '../app/vault.ts';

const NAME = 'whip.destinations';
const StoredDestinations = z.array(
  z.object({ id: z.string(), name: z.string(), address: z.string(), token: z.string().optional() }),
);

/** A WHIP server that this studio can publish its program to. */
export interface WhipDestination {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly state: WhipState;
}

/**
 * Publishes the program to WHIP servers that the host has added, each over its own connection and independently of the
 * show. Addresses and tokens are stored in this studio's vault.
 */
export class WhipOutputs {
  readonly store: StoreApi<readonly WhipDestination[]> = createStore<readonly WhipDestination[]>(() => []);
  readonly #vault: Promise<Vault>;
  readonly #publishers = new Map<string, WhipPublisher>();
  readonly #tracks: Record<MediaKind, MediaStreamTrack | null> = { audio: null, video: null };
  #destinations: z.infer<typeof StoredDestinations> = [];

  constructor(vault: Promise<Vault>) {
    this.#vault = vault;
    void this.#load();
  }

  /** Sets the track that is published to all servers. */
  setTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
    this.#tracks[kind] = track;
    for (const publisher of this.#publishers.values()) publisher.setTrack(kind, track);
  }

  /** Adds a server; `start` begins publishing to it. */
  async add(name: string, address: string, token: string): Promise<void> {
    this.#destinations = [
      ...this.#destinations,
      { id: nanoid(8), name, address, ...(token ? { token } : {}) },
    ];
    await this.#save();
  }

  async remove(id: string): Promise<void> {
    this.stop(id);
    this.#destinations = this.#destinations.filter(each => each.id !== id);
    await this.#save();
  }

  start(id: string): void {
    const target = this.#destinations.find(each => each.id === id);
    if (!target || this.#publishers.has(id)) return;
    const publisher = new WhipPublisher(target);
    this.#publishers.set(id, publisher);
    for (const kind of ['video', 'audio'] as const) publisher.setTrack(kind, this.#tracks[kind]);
    publisher.store.subscribe(() => this.#updateStore());
    publisher.start();
  }

  retryNow(id: string): void {
    this.#publishers.get(id)?.retryNow();
  }

  stop(id: string): void {
    const publisher = this.#publishers.get(id);
    this.#publishers.delete(id);
    publisher?.stop();
    this.#updateStore();
  }

  close(): void {
    for (const id of [...this.#publishers.keys()]) this.stop(id);
  }

  async #load(): Promise<void> {
    const text = await (await this.#vault).load(NAME);
    const stored = StoredDestinations.safeParse(text === undefined ? [] : JSON.parse(text));
    this.#destinations = [...(stored.data ?? []), ...this.#destinations];
    this.#updateStore();
  }

  async #save(): Promise<void> {
    this.#updateStore();
    await (await this.#vault).save(NAME, JSON.stringify(this.#destinations));
  }

  #updateStore(): void {
    const destinations = this.#destinations.map(({ id, name, address }): WhipDestination => {
      const state = this.#publishers.get(id)?.store.getState() ?? { kind: 'off' };
      return { id, name, address, state };
    });
    this.store.setState(destinations, true);
  }
}
