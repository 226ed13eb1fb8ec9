import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Room } from '../../../client/room.ts';
import type { ObsLink } from '../connection/client.ts';
import { ObsFailure } from '../connection/error.ts';
import { isActive, type ObsReplica } from '../replica/replica.ts';
import { startStream, stopBeside, stopStream } from './outputs.ts';
import { aim, borrow, giveBack, type Loan, type LoanPart, loanOf } from './profile.ts';
import { ObsAirProblem, type ObsWay, runningBeside, type SideOutput, targetsOf } from './transport.ts';
import type { VirtualCamera } from './virtual-camera.ts';

export type ObsAirState =
  /** OBS is its owner's. After it was given back, `changed` says what of its settings is not as it was found. */
  | { readonly kind: 'off'; readonly changed?: readonly LoanPart[] }
  | { readonly kind: 'preparing' }
  /** OBS's program is the show's picture. */
  | { readonly kind: 'on'; readonly way: ObsWay }
  | { readonly kind: 'returning' }
  /** The picture is the studio's again; OBS's settings come back when these have ended. */
  | { readonly kind: 'owing'; readonly running: readonly SideOutput[] }
  /** `error` is an ObsAirProblem, an ObsFailure or a CommandError. */
  | { readonly kind: 'failed'; readonly error: unknown };

export interface ObsAirOptions {
  readonly link: ObsLink;
  readonly room: Pick<Room, 'store' | 'send'>;
  readonly camera: Pick<VirtualCamera, 'isTaken' | 'take' | 'giveBack'>;
}

/**
 * Puts OBS's program on air and takes it off again. What is wanted stands in the show (`ingest.input`), and what was
 * borrowed stands in OBS; so a studio that was reloaded, an OBS that crashed and a server that was restarted all come
 * back to the right picture, and the host's own settings to the host.
 */
export class ObsAir {
  readonly store: StoreApi<ObsAirState>;
  readonly #link: ObsLink;
  readonly #room: ObsAirOptions['room'];
  readonly #camera: ObsAirOptions['camera'];
  readonly #stops: (() => void)[];
  /** Everything that changes OBS happens one after the other. */
  #work: Promise<void> = Promise.resolve();
  #seen = '';
  #phase = '';
  /** Whether OBS has sent over the present connection: if it stops then, its owner has stopped it. */
  #hasSent = false;

  constructor({ link, room, camera }: ObsAirOptions) {
    this.#link = link;
    this.#room = room;
    this.#camera = camera;
    const state: ObsAirState = camera.isTaken ? { kind: 'on', way: 'virtual-camera' } : { kind: 'off' };
    this.store = createStore<ObsAirState>(() => state);
    this.#stops = [link.store.subscribe(() => this.#follow()), room.store.subscribe(() => this.#follow())];
    this.#follow();
  }

  /**
   * Makes OBS's program the show's picture by the best way that works; the store says how it goes. With `stopOthers`,
   * recordings and the like are ended first where they are in the way.
   */
  use({ stopOthers = false } = {}): Promise<void> {
    return this.#enqueue(async () => {
      this.#set({ kind: 'preparing' });
      if (isActive(this.#obs().outputs.stream)) throw new ObsAirProblem('streaming');
      if (await this.#takeCamera()) return this.#set({ kind: 'on', way: 'virtual-camera' });
      const running = runningBeside(this.#obs());
      if (running.length > 0 && !stopOthers) throw new ObsAirProblem('busy', running);
      await stopBeside(this.#link, running);
      await this.#send();
    });
  }

  /** Gives viewers the studio's own picture again, and the host their OBS as it was. */
  back(): Promise<void> {
    return this.#enqueue(() => this.#goBack());
  }

  /** Stops following; OBS goes on as it is, and another studio may take it from there. */
  close(): void {
    for (const stop of this.#stops) stop();
  }

  #obs(): ObsReplica {
    const { obs } = this.#link.store.getState();
    if (!obs) throw new ObsFailure('closed');
    return obs;
  }

  /** The virtual camera is on this machine only, and needs no other setting of OBS than to be switched on. */
  async #takeCamera(): Promise<boolean> {
    const { virtualCamera } = this.#obs().outputs;
    if (virtualCamera === undefined || !this.#link.isOwnMachine) return false;
    const wasOn = isActive(virtualCamera);
    if (!wasOn) await this.#link.call('StartVirtualCam');
    const taken = await this.#camera.take();
    if (!taken && !wasOn) await stopBeside(this.#link, ['virtualCamera']);
    return taken;
  }

  async #send(): Promise<void> {
    const address = await this.#room.send('ingest.address', {});
    const targets = targetsOf(this.#link.version, address);
    if (targets.length === 0) throw new ObsAirProblem(address.rtmpMissing ?? 'not-started');
    await this.#orBack(async () => {
      const { way } = await borrow(this.#link, targets);
      await startStream(this.#link);
      this.#hasSent = true;
      await this.#room.send('ingest.use', { input: 'encoder' });
      this.#set({ kind: 'on', way });
    });
  }

  async #goBack(): Promise<void> {
    this.#set({ kind: 'returning' });
    if (this.#camera.isTaken) return this.#returnCamera();
    if (this.#room.store.getState().show.ingest.input === 'encoder')
      await this.#room.send('ingest.use', { input: 'studio' });
    await this.#settle(false);
  }

  async #returnCamera(): Promise<void> {
    this.#camera.giveBack();
    if (isActive(this.#link.store.getState().obs?.outputs.virtualCamera))
      await stopBeside(this.#link, ['virtualCamera']);
    this.#set({ kind: 'off' });
  }

  /** Notices whatever may ask for something: OBS came or went, an output began or ended, the show ended. */
  #follow(): void {
    const { obs } = this.#link.store.getState();
    const { show, connection } = this.#room.store.getState();
    const seen = JSON.stringify([obs?.outputs, show.ingest.input, connection.kind]);
    const hasEnded = show.phase.kind === 'ended' && this.#phase === 'live';
    this.#phase = show.phase.kind;
    if (!obs) this.#hasSent = false;
    if (hasEnded && this.store.getState().kind === 'on') void this.back();
    else if (seen !== this.#seen) void this.#enqueue(() => this.#settle());
    this.#seen = seen;
  }

  /** Brings OBS to where the show wants it to be. */
  async #settle(isWanted = this.#room.store.getState().show.ingest.input === 'encoder'): Promise<void> {
    const { obs } = this.#link.store.getState();
    if (this.#camera.isTaken) return;
    if (!obs) return this.#owe([]);
    const loan = await loanOf(this.#link);
    if (!loan) return this.#rest();
    if (!isWanted) return this.#return(loan, obs);
    if (isActive(obs.outputs.stream)) return this.#sends();
    if (this.#room.store.getState().connection.kind !== 'joined') return;
    if (this.#hasSent) return this.#goBack();
    await this.#resume();
  }

  /** The picture is the studio's, and OBS can't be given back yet. */
  #owe(running: readonly SideOutput[]): void {
    const { kind } = this.store.getState();
    if (kind === 'returning' || kind === 'owing') this.#set({ kind: 'owing', running });
  }

  /** Without a loan there is nothing to do; what is said of the last one stays. */
  #rest(): void {
    const { kind } = this.store.getState();
    if (kind !== 'off' && kind !== 'failed') this.#set({ kind: 'off' });
  }

  async #sends(): Promise<void> {
    this.#hasSent = true;
    if (this.store.getState().kind === 'on') return;
    const { streamServiceType } = await this.#link.call('GetStreamServiceSettings');
    this.#set({ kind: 'on', way: streamServiceType === 'whip_custom' ? 'whip' : 'rtmp' });
  }

  /** OBS was started anew while it was on air: it goes on by itself. */
  async #resume(): Promise<void> {
    this.#set({ kind: 'preparing' });
    await this.#orBack(async () => {
      const address = await this.#room.send('ingest.address', {});
      const { way } = await aim(this.#link, targetsOf(this.#link.version, address));
      await startStream(this.#link);
      this.#hasSent = true;
      this.#set({ kind: 'on', way });
    });
  }

  /** Nothing must be left half done: where it fails, the host's settings come back first, then the reason is told. */
  async #orBack(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.#goBack().catch(() => {
        // The first reason is the one that helps.
      });
      throw error;
    }
  }

  async #return(loan: Loan, obs: ObsReplica): Promise<void> {
    this.#set({ kind: 'returning' });
    await stopStream(this.#link);
    this.#hasSent = false;
    const running = runningBeside(obs);
    if (running.length > 0) return this.#owe(running);
    this.#set({ kind: 'off', changed: await giveBack(this.#link, loan) });
  }

  #set(state: ObsAirState): void {
    this.store.setState(state, true);
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch(error => this.#set({ kind: 'failed', error }));
    return this.#work;
  }
}
