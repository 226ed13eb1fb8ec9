import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Publisher } from '../../client/publish/publisher.ts';
import type { Room } from '../../client/room/room.ts';
import { WhipPublisher, type WhipState, type WhipTracks } from '../../client/whip/publisher.ts';
import type { MediaKind } from '../../shared/media/contract.ts';
import type { Vault } from '../app/vault.ts';

const NAME = 'delivery.service';

/** A media service: where the studio sends the program to, and where viewers play it from. */
export const ServiceAccess = z.object({ whip: z.string(), token: z.string(), whep: z.string() });
export type ServiceAccess = z.infer<typeof ServiceAccess>;

export interface ServiceOutputView {
  /** What this studio knows; undefined while nothing is stored. */
  readonly access: ServiceAccess | undefined;
  readonly state: WhipState;
  /** The show uses a service that this studio has no token for, though it is this one that sends. */
  readonly isTokenMissing: boolean;
}

/**
 * Sends the program to the show's media service while this studio is the one on the air, and tells the server whether it
 * arrives there. The token is stored in this studio's vault and goes nowhere but to the service.
 */
export class ServiceOutput {
  readonly store: StoreApi<ServiceOutputView> = createStore<ServiceOutputView>(() => ({
    access: undefined,
    state: { kind: 'off' },
    isTokenMissing: false,
  }));
  readonly #room: Room;
  readonly #sender: Pick<Publisher, 'store'>;
  readonly #vault: Promise<Vault>;
  readonly #tracks: WhipTracks = { audio: null, video: null };
  readonly #stops: (() => void)[];
  readonly #loaded: Promise<void>;
  #isLoaded = false;
  #publisher: WhipPublisher | undefined;
  #told = false;

  constructor(room: Room, sender: Pick<Publisher, 'store'>, vault: Promise<Vault>) {
    this.#room = room;
    this.#sender = sender;
    this.#vault = vault;
    this.#stops = [
      room.store.subscribe(() => this.#update()),
      sender.store.subscribe(() => this.#update()),
      // The server forgets with the connection.
      room.onJoined(() => {
        this.#told = false;
        this.#tell();
      }),
    ];
    this.#loaded = this.#load();
  }

  /** Sets the track that is sent. */
  setTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
    this.#tracks[kind] = track;
    this.#publisher?.setTrack(kind, track);
  }

  /** Stores a service, and has viewers play from it. */
  async use(access: ServiceAccess): Promise<void> {
    await this.#loaded;
    this.#stop();
    this.store.setState({ access });
    await (await this.#vault).save(NAME, JSON.stringify(access));
    await this.#room.send('delivery.use', { whep: access.whep });
    this.#update();
  }

  retryNow(): void {
    this.#publisher?.retryNow();
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#stop();
  }

  async #load(): Promise<void> {
    const text = await (await this.#vault).load(NAME);
    const stored = ServiceAccess.safeParse(text === undefined ? undefined : JSON.parse(text));
    this.store.setState({ access: stored.data });
    this.#isLoaded = true;
    this.#update();
  }

  /** Whether this studio is the one that viewers see. */
  get #isOnAir(): boolean {
    const { kind } = this.#sender.store.getState().state;
    const { phase } = this.#room.store.getState().show.lifecycle;
    return phase.kind === 'live' && kind !== 'idle' && kind !== 'failed';
  }

  #update(): void {
    if (!this.#isLoaded) return;
    const { whep } = this.#room.store.getState().show.delivery;
    const { access, isTokenMissing } = this.store.getState();
    const isWanted = whep !== undefined && this.#isOnAir;
    const isMissing = isWanted && access?.whep !== whep;
    if (isMissing !== isTokenMissing) this.store.setState({ isTokenMissing: isMissing });
    if (access && isWanted && !isMissing) this.#start(access);
    else this.#stop();
  }

  #start({ whip, token }: ServiceAccess): void {
    if (this.#publisher) return;
    const publisher = new WhipPublisher({ address: whip, token });
    this.#publisher = publisher;
    for (const kind of ['video', 'audio'] as const) publisher.setTrack(kind, this.#tracks[kind]);
    publisher.store.subscribe(state => {
      if (publisher !== this.#publisher) return;
      this.store.setState({ state });
      this.#tell();
    });
    publisher.start();
  }

  #stop(): void {
    const publisher = this.#publisher;
    if (!publisher) return;
    this.#publisher = undefined;
    publisher.stop();
    this.store.setState({ state: { kind: 'off' } });
    this.#tell();
  }

  #tell(): void {
    const isSending = this.store.getState().state.kind === 'sending';
    if (isSending === this.#told || this.#room.store.getState().connection.kind !== 'joined') return;
    this.#told = isSending;
    // A join that was lost meanwhile is followed by another one.
    this.#room.send('delivery.sending', { isSending }).catch(() => {});
  }
}
