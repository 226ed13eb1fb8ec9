import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeviceChoice } from '../app/view-store.ts';
import {
  type CaptureError,
  type CaptureKind,
  captureErrorOf,
  constraintsFor,
  type Device,
  deviceOfTrack,
  listDevices,
  pickDevice,
  sameDevice,
} from './devices.ts';

export type Source =
  | { kind: 'off' }
  | { kind: 'asking' }
  | { kind: 'on'; device: Device }
  /** Was there and went away; it is opened again when it is back. */
  | { kind: 'lost'; device: Device }
  | { kind: 'problem'; problem: CaptureError };

export interface CaptureView {
  source: Source;
  devices: Device[];
}

type TrackListener = (track: MediaStreamTrack | null) => void;

/** One camera or one microphone: opens it, notices when it goes, and takes it back when it returns. */
export class Capture {
  readonly store: StoreApi<CaptureView>;
  readonly #kind: CaptureKind;
  readonly #media: MediaDevices | undefined;
  readonly #listeners = new Set<TrackListener>();
  #choice: DeviceChoice | undefined;
  #track: MediaStreamTrack | null = null;
  /** Grows with each opening or closing, so that an answer to an older question is thrown away. */
  #turn = 0;

  constructor(kind: CaptureKind, media: MediaDevices | undefined, choice: DeviceChoice | undefined) {
    this.#kind = kind;
    this.#media = media;
    this.#choice = choice;
    this.store = createStore<CaptureView>(() => ({ source: { kind: 'off' }, devices: [] }));
  }

  /** Tells the track now and after each change. */
  onTrack(listener: TrackListener): () => void {
    this.#listeners.add(listener);
    listener(this.#track);
    return () => this.#listeners.delete(listener);
  }

  /** Opens the chosen device, or tries again after a problem. */
  async open(choice: DeviceChoice | undefined = this.#choice): Promise<void> {
    this.#choice = choice;
    const turn = this.#begin();
    const media = this.#media;
    if (!media) return this.#problem('insecure');
    this.#show({ kind: 'asking' });
    try {
      const device = pickDevice(this.store.getState().devices, choice);
      const track = await this.#ask(media, device?.id);
      if (turn !== this.#turn) return track.stop();
      await this.refreshList();
      if (turn !== this.#turn) return track.stop();
      this.#hold(track);
    } catch (error) {
      if (turn === this.#turn) this.#problem(captureErrorOf(error));
    }
  }

  /** Turns it off and lets the device go. */
  close(): void {
    this.#begin();
    this.#show({ kind: 'off' });
  }

  /** Called when the system's devices changed. */
  async devicesChanged(): Promise<void> {
    await this.refreshList();
    const { source, devices } = this.store.getState();
    const isBack = source.kind === 'lost' && sameDevice(devices, source.device);
    const hasFirst = source.kind === 'problem' && source.problem === 'missing' && devices.length > 0;
    const wasFreed = source.kind === 'problem' && source.problem === 'busy';
    if (isBack || hasFirst || wasFreed) await this.open();
  }

  async refreshList(): Promise<void> {
    const all = (await this.#media?.enumerateDevices()) ?? [];
    this.store.setState({ devices: listDevices(all, this.#kind) });
  }

  async #ask(media: MediaDevices, deviceId: string | undefined): Promise<MediaStreamTrack> {
    const stream = await media.getUserMedia({ [this.#kind]: constraintsFor(this.#kind, deviceId) });
    const [track] = stream.getTracks();
    if (!track) throw new DOMException('The stream has no track.', 'NotFoundError');
    return track;
  }

  #hold(track: MediaStreamTrack): void {
    const { devices } = this.store.getState();
    const device = deviceOfTrack(devices, track.getSettings().deviceId ?? '', track.label);
    track.addEventListener('ended', () => this.#lost(track, device));
    this.#give(track);
    this.#show({ kind: 'on', device });
  }

  #lost(track: MediaStreamTrack, device: Device): void {
    if (track !== this.#track) return;
    this.#begin();
    this.#choice = device;
    this.#show({ kind: 'lost', device });
    void this.devicesChanged();
  }

  #problem(problem: CaptureError): void {
    this.#show({ kind: 'problem', problem });
  }

  /** Lets the current track go and starts a new turn. */
  #begin(): number {
    this.#turn += 1;
    const old = this.#track;
    if (old) {
      this.#give(null);
      old.stop();
    }
    return this.#turn;
  }

  #give(track: MediaStreamTrack | null): void {
    this.#track = track;
    for (const listener of this.#listeners) listener(track);
  }

  #show(source: Source): void {
    this.store.setState({ source });
  }
}
