import type { DeviceChoice } from '../../app/view-store.ts';
import type { LocalMedia } from '../../stage/local-media.ts';

/** The part of LocalMedia that is used here. */
export type Cameras = Pick<LocalMedia, 'camera' | 'chooseCamera'>;

/** Device label of OBS's virtual camera on Windows, macOS and Linux. */
const NAME = /^OBS[ -](Virtual )?Camera/i;
/** Storage key of the host's own camera, so that it can be restored after a reload. */
const ORIGINAL = 'vitrine.obs.camera';
/** Time limit for the system to list the camera once OBS has started it. */
const LISTED_MS = 3000;

/** Selects OBS's virtual camera as the host's camera, and restores the host's own one. */
export class VirtualCamera {
  readonly #cameras: Cameras;
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

  constructor(cameras: Cameras, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = localStorage) {
    this.#cameras = cameras;
    this.#storage = storage;
  }

  /** True if it is the host's camera now. */
  get isSelected(): boolean {
    return this.#storage.getItem(ORIGINAL) !== null;
  }

  /** Selects it as soon as the browser lists it. False if the browser doesn't. */
  async select(): Promise<boolean> {
    const found = await this.#find();
    if (!found) return false;
    const { source } = this.#cameras.camera.store.getState();
    const original: DeviceChoice | undefined = source.kind === 'on' ? source.device : undefined;
    this.#storage.setItem(ORIGINAL, JSON.stringify(original ?? null));
    this.#cameras.chooseCamera(found);
    return true;
  }

  restore(): void {
    const original: DeviceChoice | null = JSON.parse(this.#storage.getItem(ORIGINAL) ?? 'null');
    this.#storage.removeItem(ORIGINAL);
    if (original) this.#cameras.chooseCamera(original);
  }

  async #find(): Promise<DeviceChoice | undefined> {
    const { camera } = this.#cameras;
    const find = () => camera.store.getState().devices.find(({ label }) => NAME.test(label));
    await camera.refreshList();
    return (
      find() ??
      new Promise(resolve => {
        const settle = (found: DeviceChoice | undefined) => {
          clearTimeout(timer);
          stop();
          resolve(found);
        };
        const timer = setTimeout(() => settle(undefined), LISTED_MS);
        const stop = camera.store.subscribe(() => find() && settle(find()));
      })
    );
  }
}
