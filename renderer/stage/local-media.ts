import { type DeviceChoice, setView, useView } from '../app/view-store.ts';
import { Capture, type CaptureState } from './capture.ts';

const PERMISSIONS = ['camera', 'microphone'] as const;

/** The host's main camera and microphone. Remembers the choice of devices and whether they are on. */
export class LocalMedia {
  readonly camera: Capture;
  readonly microphone: Capture;
  /** Stream of the camera; the object stays the same when its track changes. */
  readonly preview = new MediaStream();
  readonly #media: MediaDevices | undefined;
  readonly #closing = new AbortController();
  #microphoneTrack: MediaStreamTrack | null = null;

  constructor(media: MediaDevices | undefined = navigator.mediaDevices) {
    const { camera, microphone } = useView.getState();
    this.#media = media;
    this.camera = new Capture('video', media, camera);
    this.microphone = new Capture('audio', media, microphone);
    this.camera.store.subscribe(({ source }) => {
      const device = deviceToRemember(source, useView.getState().camera);
      if (device) setView({ camera: device });
    });
    this.microphone.store.subscribe(({ source }) => {
      const device = deviceToRemember(source, useView.getState().microphone);
      if (device) setView({ microphone: device });
    });
    this.camera.onTrack(track => this.#showInPreview(track));
    this.microphone.onTrack(track => {
      this.#microphoneTrack = track;
      if (track) track.enabled = useView.getState().microphoneOn;
    });
  }

  /** Opens both devices with a single permission prompt, and watches for device and permission changes. */
  async start(): Promise<void> {
    const { signal } = this.#closing;
    this.#media?.addEventListener('devicechange', () => this.#devicesChanged(), { signal });
    await this.#askOnce();
    if (signal.aborted) return;
    await Promise.all([this.camera.refreshList(), this.microphone.refreshList()]);
    if (signal.aborted) return;
    if (useView.getState().cameraOn) void this.camera.open();
    void this.microphone.open();
    await this.#watchPermissions();
  }

  chooseCamera(device: DeviceChoice): void {
    setView({ camera: device, cameraOn: true });
    void this.camera.open(device);
  }

  chooseMicrophone(device: DeviceChoice): void {
    setView({ microphone: device });
    void this.microphone.open(device);
  }

  /** Off releases the camera, so that its light goes out. */
  setCameraOn(on: boolean): void {
    setView({ cameraOn: on });
    if (on) void this.camera.open();
    else this.camera.close();
  }

  /** Off disables the track but keeps the microphone open, so that unmuting has no delay. */
  setMicrophoneOn(on: boolean): void {
    setView({ microphoneOn: on });
    if (this.#microphoneTrack) this.#microphoneTrack.enabled = on;
  }

  close(): void {
    this.#closing.abort();
    this.camera.close();
    this.microphone.close();
  }

  /** If both permissions are in state `prompt`, requests them by one prompt instead of two in a row. */
  async #askOnce(): Promise<void> {
    const asked = await Promise.all(PERMISSIONS.map(name => permissionOf(name)));
    if (!asked.every(permission => permission?.state === 'prompt') || !useView.getState().cameraOn) return;
    this.camera.store.setState({ source: { kind: 'asking' } });
    this.microphone.store.setState({ source: { kind: 'asking' } });
    try {
      const stream = await this.#media?.getUserMedia({ video: true, audio: true });
      for (const track of stream?.getTracks() ?? []) track.stop();
    } catch {
      // Opening each device on its own afterwards shows which one failed.
    }
  }

  /** Reopens a denied device as soon as its permission is granted in the browser's settings. */
  async #watchPermissions(): Promise<void> {
    for (const [name, capture] of [
      ['camera', this.camera],
      ['microphone', this.microphone],
    ] as const) {
      const permission = await permissionOf(name);
      const onChange = () => {
        const { source } = capture.store.getState();
        const wasDenied = source.kind === 'error' && source.error === 'denied';
        if (permission?.state === 'granted' && wasDenied) void capture.open();
      };
      permission?.addEventListener('change', onChange, { signal: this.#closing.signal });
    }
  }

  #devicesChanged(): void {
    void this.camera.devicesChanged();
    void this.microphone.devicesChanged();
  }

  #showInPreview(track: MediaStreamTrack | null): void {
    for (const old of this.preview.getTracks()) this.preview.removeTrack(old);
    if (track) this.preview.addTrack(track);
  }
}

/**
 * The device that a capture uses, where it is not remembered as it is now: also one that nobody chose, so that it is
 * noticed when another one is there the next time.
 */
function deviceToRemember(source: CaptureState, known: DeviceChoice | undefined): DeviceChoice | undefined {
  if (source.kind !== 'on' || source.insteadOf) return undefined;
  const { id, label, group } = source.device;
  return known?.id === id && known.label === label && known.group === group ? undefined : source.device;
}

/** State of a permission; undefined if the browser can't query it. */
async function permissionOf(name: (typeof PERMISSIONS)[number]): Promise<PermissionStatus | undefined> {
  try {
    return await navigator.permissions.query({ name: name as PermissionName });
  } catch {
    return undefined;
  }
}
