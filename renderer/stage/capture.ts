import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeviceChoice } from '../app/view-store.ts';
import {
  type CaptureError,
  type CaptureKind,
  captureErrorOf,
  constraintsFor,
  type Device,
  deviceOfTrack,
  type ListedDevice,
  labelNow,
  listDevices,
  pickDevice,
  sameDevice,
} from './devices.ts';

/** State of a camera or microphone. */
export type CaptureState =
  | { kind: 'off' }
  | { kind: 'asking' }
  /** `insteadOf` is the device that was wanted and is not there, where another one had to take its place. */
  | { kind: 'on'; device: Device; insteadOf?: DeviceChoice }
  /** The device was unplugged; it is reopened when it returns. */
  | { kind: 'lost'; device: Device }
  | { kind: 'error'; error: CaptureError };

export interface CaptureView {
  source: CaptureState;
  devices: Device[];
}

type TrackListener = (track: MediaStreamTrack | null) => void;

export interface CaptureOptions {
  /** False where no other device may ever take the place of the chosen one; true by default. */
  readonly mayReplace?: boolean;
}

/**
 * One camera or microphone: opens it, notices when it is unplugged, and reopens it when it returns. Another device never
 * takes its place unsaid: `insteadOf` tells of it until the host has agreed or the wanted one is back.
 */
export class Capture {
  readonly store: StoreApi<CaptureView>;
  readonly #kind: CaptureKind;
  readonly #media: MediaDevices | undefined;
  readonly #listeners = new Set<TrackListener>();
  readonly #mayReplace: boolean;
  #choice: DeviceChoice | undefined;
  #listed: readonly ListedDevice[] = [];
  #track: MediaStreamTrack | null = null;
  /** Incremented by each open and close, so that results of an older open are discarded. */
  #generation = 0;

  constructor(
    kind: CaptureKind,
    media: MediaDevices | undefined,
    choice: DeviceChoice | undefined,
    { mayReplace = true }: CaptureOptions = {},
  ) {
    this.#mayReplace = mayReplace;
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
    const { devices } = this.store.getState();
    const device = this.#mayReplace ? pickDevice(devices, choice) : sameDevice(devices, choice);
    if (choice && !device && !this.#mayReplace) return this.#setSource({ kind: 'lost', device: choice });
    this.#setSource({ kind: 'asking' });
    try {
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
    if (source.kind === 'on') return this.#checkDevice(source);
    const isBack =
      source.kind === 'lost' && (sameDevice(devices, source.device) ?? sameDevice(devices, this.#choice));
    const hasFirst = source.kind === 'error' && source.error === 'missing' && devices.length > 0;
    const mayBeFree = source.kind === 'error' && source.error === 'busy';
    if (isBack || hasFirst || mayBeFree) await this.open();
  }

  async refreshList(): Promise<void> {
    this.#listed = (await this.#media?.enumerateDevices()) ?? [];
    this.store.setState({ devices: listDevices(this.#listed, this.#kind) });
  }

  /** Takes the device that is on for the wanted one from now on. */
  keepReplacement(): void {
    const { source } = this.store.getState();
    if (source.kind !== 'on') return;
    this.#choice = source.device;
    this.#setSource({ kind: 'on', device: source.device });
  }

  /** The wanted device may be back, or the system may have renamed the one that is on or put another in its place. */
  async #checkDevice({ device, insteadOf }: Extract<CaptureState, { kind: 'on' }>): Promise<void> {
    const { devices } = this.store.getState();
    if (insteadOf && sameDevice(devices, insteadOf)) return this.open(insteadOf);
    const now = this.#track && this.#deviceOf(this.#track);
    if (!now || (now.id === device.id && now.label === device.label)) return;
    if (!this.#isWanted(now) && sameDevice(devices, this.#choice)) await this.open();
    else this.#setOn(now);
  }

  #deviceOf(track: MediaStreamTrack): Device {
    const { deviceId = '' } = track.getSettings();
    const label = labelNow(this.#listed, this.#kind, deviceId, track.label);
    return deviceOfTrack(this.store.getState().devices, deviceId, label);
  }

  #isWanted(device: Device): boolean {
    const { devices } = this.store.getState();
    const wanted = sameDevice(devices, this.#choice) ?? this.#choice;
    return wanted?.id === device.id || (wanted?.label !== '' && wanted?.label === device.label);
  }

  #setOn(device: Device): void {
    if (this.#choice && !this.#isWanted(device)) {
      this.#setSource({ kind: 'on', device, insteadOf: this.#choice });
      return;
    }
    // Its id and names may be new ones.
    this.#choice = device;
    this.#setSource({ kind: 'on', device });
  }

  async #getTrack(media: MediaDevices, deviceId: string | undefined): Promise<MediaStreamTrack> {
    const stream = await media.getUserMedia({ [this.#kind]: constraintsFor(this.#kind, deviceId) });
    const [track] = stream.getTracks();
    if (!track) throw new DOMException('The stream has no track.', 'NotFoundError');
    return track;
  }

  #setTrack(track: MediaStreamTrack): void {
    track.addEventListener('ended', () => this.#onEnded(track));
    this.#notify(track);
    this.#setOn(this.#deviceOf(track));
  }

  #onEnded(track: MediaStreamTrack): void {
    const { source } = this.store.getState();
    if (track !== this.#track || source.kind !== 'on') return;
    this.#reset();
    this.#setSource({ kind: 'lost', device: source.device });
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
