import type { types } from 'mediasoup';
import { CommandError } from '../../shared/errors.ts';
import type { IngestInput } from '../../shared/ingest/protocol.ts';
import type { MediaKind, MediaWelcome } from '../../shared/media/contract.ts';
import type { Signal } from '../../shared/show/signals.ts';
import { ROUTER_CODECS } from './codecs.ts';
import type { MediaLog } from './media-log.ts';
import { MediaPeer, type Stage } from './media-peer.ts';
import type { Lodger, MediaWorker, RunningWorker } from './media-worker.ts';

export interface RoomOptions {
  readonly showId: string;
  readonly worker: MediaWorker;
  readonly log: MediaLog;
  /** Tells everybody in the show. */
  readonly onSignal: (signal: Signal) => void;
  readonly onClose: () => void;
}

type Producers = Map<MediaKind, types.Producer>;

/**
 * The picture and sound of one show: a router, and at most one producer of each kind from the studio and from an
 * encoder. Viewers get those of one of the two, the input.
 */
export class MediaRoom implements Lodger {
  readonly #options: RoomOptions;
  readonly #peers = new Set<MediaPeer>();
  readonly #producers: Readonly<Record<IngestInput, Producers>> = { studio: new Map(), encoder: new Map() };
  readonly #watchers = new Set<() => void>();
  #input: IngestInput = 'studio';
  /** The studio that the studio's producers are from. */
  #sender = '';
  #stage: Stage | undefined;
  #epoch = 0;
  /** How often something else went on air. */
  #changes = 0;
  #closed = false;

  static async create(options: RoomOptions): Promise<MediaRoom> {
    const room = new MediaRoom(options);
    await options.worker.add(room);
    return room;
  }

  private constructor(options: RoomOptions) {
    this.#options = options;
  }

  /** What a joiner needs to start; undefined while a worker is being replaced. */
  welcome(): MediaWelcome | undefined {
    if (!this.#stage) return undefined;
    return {
      epoch: this.#stage.epoch,
      air: this.air,
      rtpCapabilities: this.#stage.router.rtpCapabilities as MediaWelcome['rtpCapabilities'],
    };
  }

  /** Names what is on air; never the same for something else. */
  get air(): string {
    return `${this.#epoch}.${this.#changes}`;
  }

  /** Where the room plays now; undefined while a worker is being replaced. */
  get stage(): Stage | undefined {
    return this.#stage;
  }

  /** What viewers get: the input's, or the studio's while no encoder sends. */
  get onAir(): readonly types.Producer[] {
    return [...this.#airing().values()];
  }

  /** Calls the listener whenever something else is on air; returns the function that ends it. */
  onAirChange(listener: () => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  /** Chooses whose picture viewers get. */
  use(input: IngestInput): void {
    const before = this.#airing();
    this.#input = input;
    if (this.#airing() !== before) this.#tellProducers();
  }

  /** A place for one connection; a person with two pages open has two. */
  openPeer(personId: string): MediaPeer {
    const peer: MediaPeer = new MediaPeer({
      personId,
      log: this.#options.log,
      stage: () => this.#stage,
      claim: (sender, takeOver) => this.#claim(sender, takeOver),
      onProduce: producer => this.show('studio', producer),
      onClose: () => this.#peers.delete(peer),
    });
    this.#peers.add(peer);
    return peer;
  }

  /** Takes producers into an input, each in place of the one of its kind that was there; told in one breath. */
  show(input: IngestInput, ...fresh: types.Producer[]): void {
    const producers = this.#producers[input];
    this.#change(input, () => {
      for (const producer of fresh) {
        const before = producers.get(producer.kind);
        producers.set(producer.kind, producer);
        before?.close();
      }
    });
    for (const producer of fresh) producer.observer.once('close', () => this.#hide(producer, input));
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const peer of this.#peers) peer.close();
    this.#options.worker.remove(this);
    this.#stage?.router.close();
    this.#stage = undefined;
    this.#options.onClose();
  }

  async arrive({ worker, webRtcServer }: RunningWorker): Promise<void> {
    const { showId, log, onSignal } = this.#options;
    const router = await worker.createRouter({ mediaCodecs: ROUTER_CODECS, appData: { showId } });
    if (this.#closed) return router.close();
    this.#epoch += 1;
    this.#stage = { epoch: this.#epoch, worker, router, webRtcServer };
    log.info({ showId, epoch: this.#epoch, pid: worker.pid }, 'The media of a show is ready.');
    const welcome = this.welcome();
    if (welcome) onSignal({ signal: 'media.reset', data: welcome });
  }

  lost(): void {
    this.#stage = undefined;
    for (const producers of Object.values(this.#producers)) producers.clear();
  }

  /** A show has one picture: a second studio that opens must not push the first off the air by accident. */
  #claim(sender: string, takeOver: boolean): void {
    const { studio } = this.#producers;
    if (this.#sender !== sender && studio.size > 0) {
      if (!takeOver) throw new CommandError('elsewhere', 'Another studio sends the picture of this show.');
      for (const producer of [...studio.values()]) producer.close();
    }
    this.#sender = sender;
  }

  #airing(): Producers {
    const { studio, encoder } = this.#producers;
    return this.#input === 'encoder' && encoder.size > 0 ? encoder : studio;
  }

  #hide(producer: types.Producer, input: IngestInput): void {
    const producers = this.#producers[input];
    // One that was replaced is nobody's picture any more, and the end of a whole worker is told by the reset.
    if (producers.get(producer.kind) !== producer || this.#stage?.router.closed) return;
    this.#change(input, () => producers.delete(producer.kind));
  }

  /** Changes one input's producers, and tells everybody where it changes what is on air. */
  #change(input: IngestInput, change: () => void): void {
    const before = this.#airing();
    change();
    const after = this.#airing();
    if (before !== after || after === this.#producers[input]) this.#tellProducers();
  }

  #tellProducers(): void {
    this.#changes += 1;
    const airing = this.#airing();
    const input: IngestInput = airing === this.#producers.encoder ? 'encoder' : 'studio';
    const producers = [...airing.values()].map(({ id, kind }) => ({ id, kind }));
    const data = { epoch: this.#epoch, air: this.air, input, producers };
    this.#options.onSignal({ signal: 'media.changed', data });
    for (const watcher of [...this.#watchers]) watcher();
  }
}
