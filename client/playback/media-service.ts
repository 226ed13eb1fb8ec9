import type { MediaKind } from '../../shared/media/contract.ts';
import { Emitter } from '../emitter.ts';
import type { MediaRoomAccess } from '../media/session.ts';
import { FlowWatch, showsPicture } from './flow-watch.ts';
import { WhepPlayer } from './whep-player.ts';

/** How long the service may take to answer, and then to show a picture, before the server's own is played. */
const ANSWER_MS = 4000;
const PICTURE_MS = 5000;
/** It is tried again after this time, and twice as long after each further failure. */
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 160_000;
/** After having played for so long, earlier failures count no more. */
const STEADY_MS = 60_000;

type ServiceRoom = Pick<MediaRoomAccess, 'store'>;

/** The media service that has a show's picture too, as its state tells: where it is, what it has, and whether it works here. */
export class MediaService {
  readonly #room: ServiceRoom;
  readonly #changes = new Emitter<void>();
  readonly #stop: () => void;
  #flow = new FlowWatch();
  #last = '';
  #failures = 0;
  #playsSince = 0;
  /** Runs while the service is left alone after a failure. */
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(room: ServiceRoom) {
    this.#room = room;
    this.#stop = room.store.subscribe(() => this.#notify());
  }

  /** Where to play from; undefined while the service hasn't the picture, or has just failed. */
  get address(): string | undefined {
    return this.#pause === undefined && this.#kinds.length > 0 ? this.#whep : undefined;
  }

  /** Whether the service has something of this kind that is on air. */
  has(kind: string): boolean {
    return this.#kinds.some(each => each === kind);
  }

  /** Calls the listener whenever the address or what is there has changed. */
  onChange(listener: () => void): () => void {
    return this.#changes.on(listener);
  }

  /** Opens a player and waits for its picture; undefined where that doesn't come, which is tried again later. */
  async open(): Promise<WhepPlayer | undefined> {
    const { address } = this;
    if (address === undefined) return undefined;
    const player = await opened(address);
    if (player && (await showsPicture(player, this.#watchedKind, PICTURE_MS))) {
      this.#flow = new FlowWatch();
      this.#playsSince = performance.now();
      return player;
    }
    player?.close();
    this.failed();
    return undefined;
  }

  /** Reads the stats of the player that plays from here: whether nothing comes any more. */
  isSilent(report: ReadonlyMap<string, unknown>): boolean {
    return this.has(this.#watchedKind) && this.#flow.isSilent(report, this.#watchedKind);
  }

  /** Leaves the service alone for a while. */
  failed(): void {
    if (this.#pause !== undefined) return;
    if (this.#playsSince > 0 && performance.now() - this.#playsSince > STEADY_MS) this.#failures = 0;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures);
    this.#failures += 1;
    // A thousand pages that have lost it together don't come back together.
    this.#pause = setTimeout(
      () => {
        this.#pause = undefined;
        this.#notify();
      },
      pause * (0.5 + Math.random()),
    );
    this.#flow = new FlowWatch();
    this.#notify();
  }

  close(): void {
    this.#stop();
    clearTimeout(this.#pause);
  }

  get #whep(): string | undefined {
    return this.#room.store.getState().show.delivery.whep;
  }

  get #kinds(): readonly MediaKind[] {
    return this.#room.store.getState().live.delivery.kinds;
  }

  get #watchedKind(): MediaKind {
    return this.has('video') ? 'video' : 'audio';
  }

  #notify(): void {
    const now = `${this.address} ${this.#kinds.join()}`;
    if (now === this.#last) return;
    this.#last = now;
    this.#changes.emit();
  }
}

/** A player of this address; undefined where it is refused or not answered in time. */
async function opened(address: string): Promise<WhepPlayer | undefined> {
  const opening = WhepPlayer.open(address).catch(() => undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), ANSWER_MS);
  });
  const player = await Promise.race([opening, late]);
  clearTimeout(timer);
  if (!player) void opening.then(tooLate => tooLate?.close());
  return player;
}
