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

/** State of a camera or microphone. */
export type CaptureState =
  | { kind: 'off' }
  | { kind: 'asking' }
  | { kind: 'on'; device: Device }
  /** The device was unplugged; it is reopened when it returns. */
  | { kind: 'lost'; device: Device }
  | { kind: 'error'; error: CaptureError };

export interface CaptureView {
  source: CaptureState;
  devices: Device[];
}

type TrackListener = (track: MediaStreamTrack | null) => void;

/** One camera or microphone: opens it, notices when it is unplugged, and reopens it when it returns. */
export class Capture {
  readonly store: StoreApi<CaptureView>;
  readonly #kind: CaptureKind;
  readonly #media: MediaDevices | undefined;
  readonly #listeners = new Set<TrackListener>();
  #choice: DeviceChoice | undefined;
  #track: MediaStreamTrack | null = null;
  /** Incremented by each open and close, so that results of an older open are discarded. */
  #generation = 0;

  constructor(kind: CaptureKind, media: MediaDevices | undefined, choice: DeviceChoice | undefined) {
    this.#kind = kind;
    this.#media = media;
    this.#choice = choice;
    this.store = createStore<CaptureView>(() => ({ source: { kind: 'off' }, devices: [] }));
  }

  /** Calls the listener with the track now and after each change. */
  onTrack(listener: TrackListener): () => void {
    this.#listeners.add(listener);
    listener(this.#track);
    return () => this.#listeners.delete(listener);
  }

  /** Opens the chosen device, or retries after an error. */
  async open(choice: DeviceChoice | undefined = this.#choice): Promise<void> {
    this.#choice = choice;
    const generation = this.#reset();
    const media = this.#media;
    if (!media) return this.#setSource({ kind: 'error', error: 'insecure' });
    this.#setSource({ kind: 'asking' });
    try {
      const device = pickDevice(this.store.getState().devices, choice);
      const track = await this.#getTrack(media, device?.id);
      if (generation !== this.#generation) return track.stop();
      await this.refreshList();
      if (generation !== this.#generation) return track.stop();
      this.#setTrack(track);
    } catch (error) {
      if (generation === this.#generation) this.#setSource({ kind: 'error', error: captureErrorOf(error) });
    }
  }

  /** Turns the capture off and releases the device. */
  close(): void {
    this.#reset();
    this.#setSource({ kind: 'off' });
  }

  /** Handles a `devicechange` event. */
  async devicesChanged(): Promise<void> {
    await this.refreshList();
    const { source, devices } = this.store.getState();
    const isBack = source.kind === 'lost' && sameDevice(devices, source.device);
    const hasFirst = source.kind === 'error' && source.error === 'missing' && devices.length > 0;
    const mayBeFree = source.kind === 'error' && source.error === 'busy';
    if (isBack || hasFirst || mayBeFree) await this.open();
  }

  async refreshList(): Promise<void> {
    const all = (await this.#media?.enumerateDevices()) ?? [];
    this.store.setState({ devices: listDevices(all, this.#kind) });
  }

  async #getTrack(media: MediaDevices, deviceId: string | undefined): Promise<MediaStreamTrack> {
    const stream = await media.getUserMedia({ [this.#kind]: constraintsFor(this.#kind, deviceId) });
    const [track] = stream.getTracks();
    if (!track) throw new DOMException('The stream has no track.', 'NotFoundError');
    return track;
  }

  #setTrack(track: MediaStreamTrack): void {
    const { devices } = this.store.getState();
    const device = deviceOfTrack(devices, track.getSettings().deviceId ?? '', track.label);
    track.addEventListener('ended', () => this.#onEnded(track, device));
    this.#notify(track);
    this.#setSource({ kind: 'on', device });
  }

  #onEnded(track: MediaStreamTrack, device: Device): void {
    if (track !== this.#track) return;
    this.#reset();
    this.#choice = device;
    this.#setSource({ kind: 'lost', device });
    void this.devicesChanged();
  }

  /** Stops the current track and invalidates pending opens. Returns the new generation. */
  #reset(): number {
    this.#generation += 1;
    const old = this.#track;
    if (old) {
      this.#notify(null);
      old.stop();
    }
    return this.#generation;
  }

  #notify(track: MediaStreamTrack | null): void {
    this.#track = track;
    for (const listener of this.#listeners) listener(track);
  }

  #setSource(source: CaptureState): void {
    this.store.setState({ source });
  }
}
