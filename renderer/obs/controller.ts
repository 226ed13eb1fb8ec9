import type { Room } from '../../client/room/room.ts';
import type { DesktopApi } from '../../shared/desktop.ts';
import { openVault, type Vault } from '../app/vault.ts';
import { LOCAL_ADDRESS } from './connection/address.ts';
import { ObsClient } from './connection/client.ts';
import { loadLogin, saveLogin } from './connection/login-store.ts';
import type { ObsLogin } from './connection/session.ts';
import { ObsPublisher } from './publish/publisher.ts';
import { type Cameras, VirtualCamera } from './publish/virtual-camera.ts';

/** Owns the connection to OBS, the publisher of its program, and the stored login. */
export class ObsController {
  readonly client = new ObsClient();
  readonly publisher: ObsPublisher;
  readonly #vault: Promise<Vault>;
  readonly #unsubscribe: () => void;
  /** True if the connection has worked before or the host asked for it; false during discovery. */
  #isWanted = false;
  /** The login being tried, to be stored once it has worked. */
  #unverified: ObsLogin | undefined;

  constructor(options: { room: Room; cameras: Cameras; desktop: DesktopApi | undefined }) {
    this.publisher = new ObsPublisher({
      client: this.client,
      room: options.room,
      camera: new VirtualCamera(options.cameras),
    });
    this.#vault = openVault(options.desktop);
    this.#unsubscribe = this.client.store.subscribe(({ connection }) => {
      if (connection.kind === 'connected') void this.#saveLogin();
    });
    void this.#connectStored();
  }

  /** Connects with a login that the host entered, and stores it once it has worked. */
  connect(login: ObsLogin): void {
    this.#isWanted = true;
    this.#unverified = login;
    this.client.connect(login);
  }

  /** Tries to find an OBS on this machine, until `stopDiscovery()`. */
  startDiscovery(): void {
    if (this.client.store.getState().connection.kind !== 'off') return;
    this.#unverified = { address: LOCAL_ADDRESS, password: '' };
    this.client.connect(this.#unverified);
  }

  /** Gives up if nothing was found. */
  stopDiscovery(): void {
    const { kind } = this.client.store.getState().connection;
    if (!this.#isWanted && kind !== 'connected') this.client.disconnect();
  }

  close(): void {
    this.#unsubscribe();
    this.publisher.close();
    this.client.disconnect();
  }

  async #connectStored(): Promise<void> {
    const login = await loadLogin(this.#vault).catch(() => undefined);
    if (!login || this.#isWanted) return;
    this.#isWanted = true;
    this.client.connect(login);
  }

  async #saveLogin(): Promise<void> {
    const login = this.#unverified;
    if (!login) return;
    this.#unverified = undefined;
    this.#isWanted = true;
    // If it can't be stored, the host is asked for it again next time.
    await saveLogin(this.#vault, login).catch(() => false);
  }
}
