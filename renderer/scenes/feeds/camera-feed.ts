import type { Source } from '../../../shared/scenes.ts';
import type { DeviceChoice } from '../../app/view-store.ts';
import { Capture, type CaptureView } from '../../stage/capture.ts';
import { sameDevice } from '../../stage/devices.ts';
import type { Feed, FeedState, Outlet } from './feed.ts';

type CameraSource = Extract<Source, { kind: 'camera' }>;

const choiceOf = ({ deviceId, label }: CameraSource): DeviceChoice | undefined =>
  deviceId === undefined ? undefined : { id: deviceId, label: label ?? '' };

function stateOf({ source }: CaptureView): FeedState {
  return source.kind === 'problem' ? { kind: 'problem', problem: source.problem } : { kind: source.kind };
}

/** A camera: the host's chosen one, which the studio has open already, or another one, opened for its source. */
export class CameraFeed implements Feed {
  readonly #outlet: Outlet;
  readonly #host: Capture;
  readonly #media: MediaDevices | undefined;
  #choice: DeviceChoice | undefined;
  #own: Capture | undefined;
  #stops: (() => void)[] = [];

  constructor(source: CameraSource, outlet: Outlet, host: Capture, media = navigator.mediaDevices) {
    this.#outlet = outlet;
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
    if (choice) this.#own = new Capture('video', this.#media, choice);
    const capture = this.#own ?? this.#host;
    this.#stops = [
      capture.onTrack(track => this.#outlet.picture(track)),
      capture.store.subscribe(view => this.#outlet.state(stateOf(view))),
    ];
    this.#outlet.state(stateOf(capture.store.getState()));
    if (this.#own) this.#watch(this.#own);
  }

  /** Looks for the own camera now and whenever there may be another one; the host's permission brings names, too. */
  #watch(own: Capture): void {
    const look = () => void this.#look(own);
    this.#media?.addEventListener('devicechange', look);
    this.#stops.push(
      () => this.#media?.removeEventListener('devicechange', look),
      this.#host.store.subscribe((view, before) => view.devices !== before.devices && look()),
    );
    look();
  }

  /** Opens the camera where it is plugged in. Another one never takes its place: it would show what nobody chose. */
  async #look(own: Capture): Promise<void> {
    if (own.store.getState().source.kind !== 'off') return own.devicesChanged();
    await own.refreshList();
    if (own !== this.#own || own.store.getState().source.kind !== 'off') return;
    if (sameDevice(own.store.getState().devices, this.#choice)) await own.open();
    else this.#outlet.state({ kind: 'lost' });
  }
}
