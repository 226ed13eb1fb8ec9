import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Room } from '../../../client/room/room.ts';
import type { ObsClient } from '../connection/client.ts';
import { ObsError } from '../connection/error.ts';
import { isActive, type ObsReplica } from '../replica/replica.ts';
import { startStream, stopSideOutputs, stopStream } from './outputs.ts';
import {
  activateVitrineProfile,
  type ProfileBackup,
  type ProfilePart,
  readBackup,
  restoreProfile,
  setStreamTarget,
} from './profile.ts';
import {
  activeSideOutputs,
  ObsPublishError,
  type ObsTransport,
  type SideOutput,
  streamTargets,
} from './transport.ts';
import type { VirtualCamera } from './virtual-camera.ts';

export type ObsPublishState =
  /** OBS is in the host's profile. After a restore, `changed` has the parts that differ from the backup. */
  | { readonly kind: 'off'; readonly changed?: readonly ProfilePart[] }
  | { readonly kind: 'preparing' }
  /** OBS's program is the show's program. */
  | { readonly kind: 'on'; readonly transport: ObsTransport }
  | { readonly kind: 'restoring' }
  /** The studio's own picture is on program; OBS's settings are restored when these outputs have ended. */
  | { readonly kind: 'restore-pending'; readonly running: readonly SideOutput[] }
  /** `error` is an ObsPublishError, an ObsError or a CommandError. */
  | { readonly kind: 'failed'; readonly error: unknown };

export interface ObsPublisherOptions {
  readonly client: ObsClient;
  readonly room: Pick<Room, 'store' | 'send'>;
  readonly camera: Pick<VirtualCamera, 'isSelected' | 'select' | 'restore'>;
}

/**
 * Puts OBS's program on air and takes it off again. The wanted input is part of the show's state (`ingest.input`), and
 * the backup of the host's settings is stored in OBS; so the right picture and the host's settings come back after a
 * reload of the studio, a crash of OBS or a restart of the server.
 */
export class ObsPublisher {
  readonly store: StoreApi<ObsPublishState>;
  readonly #client: ObsClient;
  readonly #room: ObsPublisherOptions['room'];
  readonly #camera: ObsPublisherOptions['camera'];
  readonly #unsubscribe: (() => void)[];
  /** Serializes everything that changes OBS. */
  #queue: Promise<void> = Promise.resolve();
  #inputs = '';
  #showPhase = '';
  /** True if OBS has streamed over the present connection: if it stops then, somebody has stopped it in OBS. */
  #hasStreamed = false;

  constructor({ client, room, camera }: ObsPublisherOptions) {
    this.#client = client;
    this.#room = room;
    this.#camera = camera;
    const state: ObsPublishState = camera.isSelected
      ? { kind: 'on', transport: 'virtual-camera' }
      : { kind: 'off' };
    this.store = createStore<ObsPublishState>(() => state);
    this.#unsubscribe = [
      client.store.subscribe(() => this.#handleChange()),
      room.store.subscribe(() => this.#handleChange()),
    ];
    this.#handleChange();
  }

  /**
   * Makes OBS's program the show's program by the best transport that works; the store has the progress. With
   * `stopOthers`, recordings and other outputs that prevent it are stopped first.
   */
  start({ stopOthers = false } = {}): Promise<void> {
    return this.#enqueue(async () => {
      this.#set({ kind: 'preparing' });
      if (isActive(this.#obs().outputs.stream)) throw new ObsPublishError('streaming');
      if (await this.#selectCamera()) return this.#set({ kind: 'on', transport: 'virtual-camera' });
      const running = activeSideOutputs(this.#obs());
      if (running.length > 0 && !stopOthers) throw new ObsPublishError('busy', running);
      await stopSideOutputs(this.#client, running);
      await this.#publish();
    });
  }

  /** Makes the studio's own picture the program again, and restores the host's settings in OBS. */
  stop(): Promise<void> {
    return this.#enqueue(() => this.#unpublish());
  }

  /** Unsubscribes; OBS goes on as it is, and another studio can take over. */
  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  #obs(): ObsReplica {
    const { obs } = this.#client.store.getState();
    if (!obs) throw new ObsError('closed');
    return obs;
  }

  /** Tries the virtual camera, which works on this machine only and needs no change of OBS's settings. */
  async #selectCamera(): Promise<boolean> {
    const { virtualCamera } = this.#obs().outputs;
    if (virtualCamera === undefined || !this.#client.isOwnMachine) return false;
    const wasOn = isActive(virtualCamera);
    if (!wasOn) await this.#client.call('StartVirtualCam');
    const isSelected = await this.#camera.select();
    if (!isSelected && !wasOn) await stopSideOutputs(this.#client, ['virtualCamera']);
    return isSelected;
  }

  async #publish(): Promise<void> {
    const address = await this.#room.send('ingest.address', {});
    const targets = streamTargets(this.#client.version, address);
    if (targets.length === 0) throw new ObsPublishError(address.rtmpMissing ?? 'not-started');
    await this.#unpublishOnError(async () => {
      const { transport } = await activateVitrineProfile(this.#client, targets);
      await startStream(this.#client);
      this.#hasStreamed = true;
      await this.#room.send('ingest.use', { input: 'encoder' });
      this.#set({ kind: 'on', transport });
    });
  }

  async #unpublish(): Promise<void> {
    this.#set({ kind: 'restoring' });
    if (this.#camera.isSelected) return this.#restoreCamera();
    if (this.#room.store.getState().show.ingest.input === 'encoder')
      await this.#room.send('ingest.use', { input: 'studio' });
    await this.#reconcile(false);
  }

  async #restoreCamera(): Promise<void> {
    this.#camera.restore();
    if (isActive(this.#client.store.getState().obs?.outputs.virtualCamera))
      await stopSideOutputs(this.#client, ['virtualCamera']);
    this.#set({ kind: 'off' });
  }

  /** Reconciles after a relevant change: OBS connected or was lost, an output changed, the show ended. */
  #handleChange(): void {
    const { obs } = this.#client.store.getState();
    const { show, connection } = this.#room.store.getState();
    const inputs = JSON.stringify([obs?.outputs, show.ingest.input, connection.kind]);
    const hasEnded = show.lifecycle.phase.kind === 'ended' && this.#showPhase === 'live';
    this.#showPhase = show.lifecycle.phase.kind;
    if (!obs) this.#hasStreamed = false;
    if (hasEnded && this.store.getState().kind === 'on') void this.stop();
    else if (inputs !== this.#inputs) void this.#enqueue(() => this.#reconcile());
    this.#inputs = inputs;
  }

  /** Brings OBS into the state that the show wants. */
  async #reconcile(isWanted = this.#room.store.getState().show.ingest.input === 'encoder'): Promise<void> {
    const { obs } = this.#client.store.getState();
    if (this.#camera.isSelected) return;
    if (!obs) return this.#setRestorePending([]);
    const backup = await readBackup(this.#client);
    if (!backup) return this.#setOff();
    if (!isWanted) return this.#restore(backup, obs);
    if (isActive(obs.outputs.stream)) return this.#setOn();
    if (this.#room.store.getState().connection.kind !== 'joined') return;
    if (this.#hasStreamed) return this.#unpublish();
    await this.#resume();
  }

  /** The studio's own picture is on program, and OBS's settings can't be restored yet. */
  #setRestorePending(running: readonly SideOutput[]): void {
    const { kind } = this.store.getState();
    if (kind === 'restoring' || kind === 'restore-pending') this.#set({ kind: 'restore-pending', running });
  }

  /** Without a backup there is nothing to restore; the result of the last restore stays visible. */
  #setOff(): void {
    const { kind } = this.store.getState();
    if (kind !== 'off' && kind !== 'failed') this.#set({ kind: 'off' });
  }

  async #setOn(): Promise<void> {
    this.#hasStreamed = true;
    if (this.store.getState().kind === 'on') return;
    const { streamServiceType } = await this.#client.call('GetStreamServiceSettings');
    this.#set({ kind: 'on', transport: streamServiceType === 'whip_custom' ? 'whip' : 'rtmp' });
  }

  /** Streams again after OBS was restarted while it was on air. */
  async #resume(): Promise<void> {
    this.#set({ kind: 'preparing' });
    await this.#unpublishOnError(async () => {
      const address = await this.#room.send('ingest.address', {});
      const { transport } = await setStreamTarget(this.#client, streamTargets(this.#client.version, address));
      await startStream(this.#client);
      this.#hasStreamed = true;
      this.#set({ kind: 'on', transport });
    });
  }

  /** Runs `work`; if it fails, restores the host's settings before it rejects. */
  async #unpublishOnError(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.#unpublish().catch(() => {
        // The first error is the one to report.
      });
      throw error;
    }
  }

  async #restore(backup: ProfileBackup, obs: ObsReplica): Promise<void> {
    this.#set({ kind: 'restoring' });
    await stopStream(this.#client);
    this.#hasStreamed = false;
    const running = activeSideOutputs(obs);
    if (running.length > 0) return this.#setRestorePending(running);
    this.#set({ kind: 'off', changed: await restoreProfile(this.#client, backup) });
  }

  #set(state: ObsPublishState): void {
    this.store.setState(state, true);
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(work).catch(error => this.#set({ kind: 'failed', error }));
    return this.#queue;
  }
}
