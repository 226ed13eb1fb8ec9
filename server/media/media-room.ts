import type { types } from 'mediasoup';
import { nanoid } from 'nanoid';
import { CommandError } from '../../shared/errors.ts';
import type { IngestInput } from '../../shared/ingest/protocol.ts';
import type { MediaKind, MediaWelcome } from '../../shared/media/contract.ts';
import type { Signal } from '../../shared/show/signals.ts';
import { ByteWatch } from './byte-watch.ts';
import { ROUTER_CODECS } from './codecs.ts';
import type { MediaLog } from './media-log.ts';
import { MediaPeer, type RouterContext } from './media-peer.ts';
import type { MediaWorker, RunningWorker, WorkerListener } from './media-worker.ts';
import { Players } from './playback/players.ts';
import { Watchers } from './playback/watchers.ts';

export interface RoomOptions {
  readonly showId: string;
  readonly worker: MediaWorker;
  readonly log: MediaLog;
  /** Sends a signal to everybody in the show. */
  readonly onSignal: (signal: Signal) => void;
  readonly onClose: () => void;
}

type Producers = Map<MediaKind, types.Producer>;
const NOBODY: Producers = new Map();

/**
 * The media of one show: a router, and at most one producer of each kind from the studio and from an encoder. The
 * selected input says which of the two viewers get.
 */
export class MediaRoom implements WorkerListener {
  readonly players = new Players();
  readonly watchers = new Watchers();
  /** Where else viewers' pages play what is on air, while it is there. */
  elsewhere: string | undefined;
  /** Lets whoever has it see what the studio sends before the show is live. The crew is told it. */
  readonly previewTicket = nanoid();
  readonly #options: RoomOptions;
  readonly #peers = new Set<MediaPeer>();
  readonly #producers: Readonly<Record<IngestInput, Producers>> = { studio: new Map(), encoder: new Map() };
  readonly #listeners = new Set<() => void>();
  #input: IngestInput = 'studio';
  /** Watches the studio while it has producers. */
  #studioWatch: ByteWatch | undefined;
  /** Nothing comes from the studio: its computer or its network is gone, and nobody has said so yet. */
  #isStudioSilent = false;
  /** Id of the studio that publishes the studio's producers. */
  #sender = '';
  #context: RouterContext | undefined;
  #epoch = 0;
  /** How often the producers on air have changed. */
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

  /** What a page needs to start its media; undefined while the worker is being replaced. */
  welcome(): MediaWelcome | undefined {
    if (!this.#context) return undefined;
    return {
      epoch: this.#context.epoch,
      air: this.air,
      rtpCapabilities: this.#context.router.rtpCapabilities as MediaWelcome['rtpCapabilities'],
    };
  }

  /** Identifies the producers on air: it changes whenever they do, and never repeats. */
  get air(): string {
    return `${this.#epoch}.${this.#changes}`;
  }

  /** The room's router now; undefined while the worker is being replaced. */
  get routerContext(): RouterContext | undefined {
    return this.#context;
  }

  /** What viewers get: the selected input's producers, or the studio's while no encoder sends. */
  get onAir(): readonly types.Producer[] {
    return [...this.#program().values()];
  }

  /** Calls the listener whenever the producers on air change; returns the function that removes it. */
  onAirChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whose producers viewers get where there are any. */
  get input(): IngestInput {
    return this.#input;
  }

  /** Selects whose producers viewers get. */
  selectInput(input: IngestInput): void {
    const before = this.#program();
    this.#input = input;
    if (this.#program() !== before) this.#announceProgram();
  }

  /** Whether this is the ticket to see the picture before the show is live. */
  mayPreview(ticket: string | undefined): boolean {
    return ticket === this.previewTicket;
  }

  /** Opens a peer for one connection; a person with two pages open has two. */
  openPeer(personId: string): MediaPeer {
    const peer: MediaPeer = new MediaPeer({
      personId,
      log: this.#options.log,
      routerContext: () => this.#context,
      acquireStudio: (sender, takeOver) => this.#acquireStudio(sender, takeOver),
      onProduce: producer => this.addProducers('studio', producer),
      onClose: () => this.#peers.delete(peer),
    });
    this.#peers.add(peer);
    return peer;
  }

  /** Adds producers to an input, each in place of the input's one of its kind, with one signal for all of them. */
  addProducers(input: IngestInput, ...added: types.Producer[]): void {
    const producers = this.#producers[input];
    this.#change(input, () => {
      for (const producer of added) {
        const before = producers.get(producer.kind);
        producers.set(producer.kind, producer);
        before?.close();
      }
    });
    for (const producer of added)
      producer.observer.once('close', () => this.#removeProducer(producer, input));
    if (input === 'studio') this.#watchStudio();
  }

  /** Takes an input's producers out of the room without closing them: whoever plays them does so until they have changed. */
  withdraw(input: IngestInput): void {
    if (this.#producers[input].size > 0) this.#change(input, () => this.#producers[input].clear());
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#studioWatch?.close();
    for (const peer of this.#peers) peer.close();
    this.#options.worker.remove(this);
    this.#context?.router.close();
    this.#context = undefined;
    this.#options.onClose();
  }

  async onWorkerReady({ worker, webRtcServer }: RunningWorker): Promise<void> {
    const { showId, log, onSignal, worker: supervised } = this.#options;
    const router = await worker.createRouter({ mediaCodecs: ROUTER_CODECS, appData: { showId } });
    if (this.#closed) return router.close();
    this.#epoch += 1;
    this.#context = {
      epoch: this.#epoch,
      worker,
      router,
      // Another one while the media is open to the network.
      get webRtcServer() {
        return supervised.webRtcServer ?? webRtcServer;
      },
    };
    log.info({ showId, epoch: this.#epoch, pid: worker.pid }, 'The media of a show is ready.');
    const welcome = this.welcome();
    if (welcome) onSignal({ signal: 'media.ready', data: welcome });
  }

  onWorkerDied(): void {
    this.#context = undefined;
    for (const producers of Object.values(this.#producers)) producers.clear();
    this.#options.onSignal({ signal: 'media.missing', data: { why: 'restarting' } });
  }

  /** A show has one studio: opening a second one must not replace the first by accident. */
  #acquireStudio(sender: string, takeOver: boolean): void {
    const { studio } = this.#producers;
    if (this.#sender !== sender && studio.size > 0) {
      if (!takeOver && !this.#isStudioSilent)
        throw new CommandError('elsewhere', 'Another studio sends the picture of this show.');
      for (const producer of [...studio.values()]) producer.close();
    }
    this.#sender = sender;
  }

  /** Takes the studio off the air while nothing comes from it, so that viewers are told instead of shown a still. */
  #watchStudio(): void {
    this.#studioWatch?.close();
    this.#setStudioSilent(false);
    this.#studioWatch = new ByteWatch({
      producers: () => [...this.#producers.studio.values()],
      onSilent: () => this.#setStudioSilent(true),
      onHeard: () => this.#setStudioSilent(false),
    });
  }

  #setStudioSilent(isSilent: boolean): void {
    const before = this.#program();
    this.#isStudioSilent = isSilent;
    if (this.#program() !== before) this.#announceProgram();
  }

  #program(): Producers {
    const { studio, encoder } = this.#producers;
    if (this.#input === 'encoder' && encoder.size > 0) return encoder;
    return this.#isStudioSilent ? NOBODY : studio;
  }

  #removeProducer(producer: types.Producer, input: IngestInput): void {
    const producers = this.#producers[input];
    // A replaced producer is off air already, and the end of a worker is announced by the reset.
    if (producers.get(producer.kind) !== producer || this.#context?.router.closed) return;
    this.#change(input, () => producers.delete(producer.kind));
  }

  /** Changes one input's producers, and announces that where it changes what is on air. */
  #change(input: IngestInput, change: () => void): void {
    const before = this.#program();
    change();
    const after = this.#program();
    if (before !== after || after === this.#producers[input]) this.#announceProgram();
  }

  #announceProgram(): void {
    this.#changes += 1;
    const program = this.#program();
    const input: IngestInput = program === this.#producers.encoder ? 'encoder' : 'studio';
    const producers = [...program.values()].map(({ id, kind }) => ({ id, kind }));
    const data = { epoch: this.#epoch, air: this.air, input, producers };
    this.#options.onSignal({ signal: 'media.changed', data });
    for (const listener of [...this.#listeners]) listener();
  }
}
