/** A track that can be unplugged, with the little of MediaStreamTrack that a Capture uses. */
class FakeTrack extends EventTarget {
  readonly label: string;
  stopped = false;
  readonly #id: string;
  constructor(id: string, label: string) {
    super();
    this.#id = id;
    this.label = label;
  }
  getSettings() {
    return { deviceId: this.#id };
  }
  stop() {
    this.stopped = true;
  }
}

type Plugged = { kind: 'videoinput'; deviceId: string; label: string; groupId?: string };
export const camera = (id: string, label: string, groupId?: string): Plugged => ({
  kind: 'videoinput',
  deviceId: id,
  label,
  ...(groupId ? { groupId } : {}),
});

/** The browser's side: what is plugged in, and how it answers. */
export class FakeMedia extends EventTarget {
  plugged: Plugged[];
  refusal: string | undefined;
  readonly given: FakeTrack[] = [];
  constructor(...plugged: Plugged[]) {
    super();
    this.plugged = plugged;
  }
  async enumerateDevices() {
    return this.plugged;
  }
  async getUserMedia({ video }: { video: { deviceId?: { exact: string } } }) {
    const wanted = video.deviceId?.exact;
    const device = this.plugged.find(each => wanted === undefined || each.deviceId === wanted);
    const name = this.refusal ?? (device ? undefined : 'NotFoundError');
    if (name || !device) throw Object.assign(new Error('refused'), { name });
    const track = new FakeTrack(device.deviceId, device.label);
    this.given.push(track);
    return { getTracks: () => [track] };
  }
  /** Plugs devices in and out, and tells the page. */
  plug(...plugged: Plugged[]): void {
    this.plugged = plugged;
    this.dispatchEvent(new Event('devicechange'));
  }
  asMediaDevices(): MediaDevices {
    return this as unknown as MediaDevices;
  }
}
