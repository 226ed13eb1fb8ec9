import type { Room } from '../../client/room.ts';
import type { DesktopApi } from '../../shared/desktop.ts';
import { openVault, type Vault } from '../app/vault.ts';
import { LOCAL_ADDRESS } from './connection/address.ts';
import { ObsLink } from './connection/client.ts';
import { recallLogin, rememberLogin } from './connection/login-store.ts';
import type { ObsLogin } from './connection/session.ts';
import { ObsAir } from './publish/publisher.ts';
import { type Cameras, VirtualCamera } from './publish/virtual-camera.ts';

/** The studio's place for OBS: the connection, what is on air through it, and what is remembered. */
export class ObsDesk {
  readonly link = new ObsLink();
  readonly air: ObsAir;
  readonly #vault: Promise<Vault>;
  readonly #stop: () => void;
  /** A connection that has worked, or that its host has asked for; others are only looked for. */
  #isWanted = false;
  /** What is being tried and nobody knows yet to be right. */
  #entered: ObsLogin | undefined;

  constructor(options: { room: Room; cameras: Cameras; desktop: DesktopApi | undefined }) {
    this.air = new ObsAir({
      link: this.link,
      room: options.room,
      camera: new VirtualCamera(options.cameras),
    });
    this.#vault = openVault(options.desktop);
    this.#stop = this.link.store.subscribe(({ connection }) => {
      if (connection.kind === 'connected') void this.#remember();
    });
    void this.#recall();
  }

  /** Connects as the host says, and remembers it once it has worked. */
  connect(login: ObsLogin): void {
    this.#isWanted = true;
    this.#entered = login;
    this.link.connect(login);
  }

  /** Looks for an OBS on this machine, for as long as somebody looks on. */
  look(): void {
    if (this.link.store.getState().connection.kind !== 'off') return;
    this.#entered = { address: LOCAL_ADDRESS, password: '' };
    this.link.connect(this.#entered);
  }

  /** Ends the looking where nothing was found. */
  lookAway(): void {
    const { kind } = this.link.store.getState().connection;
    if (!this.#isWanted && kind !== 'connected') this.link.disconnect();
  }

  close(): void {
    this.#stop();
    this.air.close();
    this.link.disconnect();
  }

  async #recall(): Promise<void> {
    const login = await recallLogin(this.#vault).catch(() => undefined);
    if (!login || this.#isWanted) return;
    this.#isWanted = true;
    this.link.connect(login);
  }

  async #remember(): Promise<void> {
    const login = this.#entered;
    if (!login) return;
    this.#entered = undefined;
    this.#isWanted = true;
    // Where it can't be kept it is asked for again, which the host will notice by themself.
    await rememberLogin(this.#vault, login).catch(() => false);
  }
}
