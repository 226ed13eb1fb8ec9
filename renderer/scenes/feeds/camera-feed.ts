import type { Source } from '../../../shared/scenes/document.ts';
import type { DeviceChoice } from '../../app/view-store.ts';
import { Capture, type CaptureView } from '../../stage/capture.ts';
import { sameDevice } from '../../stage/devices.ts';
import type { Feed, FeedSink, FeedState } from './feed.ts';

type CameraSource = Extract<Source, { kind: 'camera' }>;

const choiceOf = ({ deviceId, label }: CameraSource): DeviceChoice | undefined =>
  deviceId === undefined ? undefined : { id: deviceId, label: label ?? '' };

function stateOf({ source }: CaptureView): FeedState {
  return source.kind === 'error' ? { kind: 'error', error: source.error } : { kind: source.kind };
}

/** Video of a camera: the host's main camera, which the session holds open, or another one opened for this source. */
export class CameraFeed implements Feed {
  readonly #sink: FeedSink;
  readonly #host: Capture;
  readonly #media: MediaDevices | undefined;
  #choice: DeviceChoice | undefined;
  #own: Capture | undefined;
  #stops: (() => void)[] = [];

  constructor(source: CameraSource, sink: FeedSink, host: Capture, media = navigator.mediaDevices) {
    this.#sink = sink;
    this.#host = host;
    this.#media = media;
    this.#open(choiceOf(source));
  }

  update(source: Source): void {
    if (source.kind !== 'camera' || source.deviceId === this.#choice?.id) return;
    this.close();
    this.#open(choiceOf(source));
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#own?.close();
    this.#own = undefined;
  }

  #open(choice: DeviceChoice | undefined): void {
    this.#choice = choice;
    if (choice) this.#own = new Capture('video', this.#media, choice, { mayReplace: false });
    const capture = this.#own ?? this.#host;
    this.#stops = [
      capture.onTrack(track => this.#sink.picture(track)),
      capture.store.subscribe(view => this.#sink.state(stateOf(view))),
    ];
    this.#sink.state(stateOf(capture.store.getState()));
    if (this.#own) this.#watchDevices(this.#own);
  }

  /**
   * Looks for this source's camera now and whenever the device list changes, also when the host's capture gets its
   * list: device labels are only known after the permission was granted.
   */
  #watchDevices(own: Capture): void {
    const check = () => void this.#checkDevices(own);
    this.#media?.addEventListener('devicechange', check);
    this.#stops.push(
      () => this.#media?.removeEventListener('devicechange', check),
      this.#host.store.subscribe((view, before) => view.devices !== before.devices && check()),
    );
    check();
  }

  /** Opens the camera if it is plugged in. Never falls back to another one, which nobody chose to show. */
  async #checkDevices(own: Capture): Promise<void> {
    if (own.store.getState().source.kind !== 'off') return own.devicesChanged();
    await own.refreshList();
    if (own !== this.#own || own.store.getState().source.kind !== 'off') return;
    if (sameDevice(own.store.getState().devices, this.#choice)) await own.open();
    else this.#sink.state({ kind: 'lost' });
  }
}
