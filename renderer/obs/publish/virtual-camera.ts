import type { DeviceChoice } from '../../app/view-store.ts';
import type { LocalMedia } from '../../stage/local-media.ts';

/** What of the host's devices is needed here. */
export type Cameras = Pick<LocalMedia, 'camera' | 'chooseCamera'>;

/** OBS's camera as Windows, macOS and Linux name it. */
const NAME = /^OBS[ -](Virtual )?Camera/i;
/** The camera that was in use before, kept over a reload. */
const BEFORE = 'vitrine.obs.camera';
/** How long a system may take to list the camera once OBS has switched it on. */
const LISTED_MS = 3000;

/** OBS's virtual camera as the host's camera, and the way back to the one before. */
export class VirtualCamera {
  readonly #cameras: Cameras;
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

  constructor(cameras: Cameras, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = localStorage) {
    this.#cameras = cameras;
    this.#storage = storage;
  }

  /** Whether it stands in for the host's camera now. */
  get isTaken(): boolean {
    return this.#storage.getItem(BEFORE) !== null;
  }

  /** Takes it as the host's camera as soon as the browser lists it. False where the browser doesn't. */
  async take(): Promise<boolean> {
    const found = await this.#find();
    if (!found) return false;
    const { source } = this.#cameras.camera.store.getState();
    const before: DeviceChoice | undefined = source.kind === 'on' ? source.device : undefined;
    this.#storage.setItem(BEFORE, JSON.stringify(before ?? null));
    this.#cameras.chooseCamera(found);
    return true;
  }

  giveBack(): void {
    const before: DeviceChoice | null = JSON.parse(this.#storage.getItem(BEFORE) ?? 'null');
    this.#storage.removeItem(BEFORE);
    if (before) this.#cameras.chooseCamera(before);
  }

  async #find(): Promise<DeviceChoice | undefined> {
    const { camera } = this.#cameras;
    const look = () => camera.store.getState().devices.find(({ label }) => NAME.test(label));
    await camera.refreshList();
    return (
      look() ??
      new Promise(resolve => {
        const settle = (found: DeviceChoice | undefined) => {
          clearTimeout(timer);
          stop();
          resolve(found);
        };
        const timer = setTimeout(() => settle(undefined), LISTED_MS);
        const stop = camera.store.subscribe(() => look() && settle(look()));
      })
    );
  }
}
