import { errors, type types } from 'mediasoup';
import type { z } from 'zod';
import { CommandError } from '../../shared/errors.ts';
import type { MediaQueryName, mediaQueries } from '../../shared/media/contract.ts';
import { KEY_FRAME_REQUEST_DELAY_MS } from './codecs.ts';
import type { MediaLog } from './media-log.ts';

/** Transports one connection may hold: the one in use, and its successor while media restarts. */
export const MAX_TRANSPORTS = 2;

type Data<N extends MediaQueryName> = z.infer<(typeof mediaQueries)[N]['data']>;
type Result<N extends MediaQueryName> = z.infer<(typeof mediaQueries)[N]['result']>;
type Handlers = { readonly [N in MediaQueryName]: (data: Data<N>) => Promise<Result<N>> };
type JsonObject = Record<string, unknown>;

type Transport = types.WebRtcTransport;

/** A room's router with its worker and WebRTC server: replaced as a whole when the worker is replaced. */
export interface RouterContext {
  readonly epoch: number;
  readonly worker: types.Worker;
  readonly router: types.Router;
  readonly webRtcServer: types.WebRtcServer;
}

export interface PeerOptions {
  readonly personId: string;
  readonly log: MediaLog;
  /** Undefined while the worker is being replaced. */
  readonly routerContext: () => RouterContext | undefined;
  /** Makes `sender` the show's studio. Throws a CommandError `elsewhere` where another studio sends already. */
  readonly acquireStudio: (sender: string, takeOver: boolean) => void;
  readonly onProduce: (producer: types.Producer) => void;
  readonly onClose: () => void;
}

/** What one connection publishes: its transports with the producers on them. */
export class MediaPeer {
  readonly #options: PeerOptions;
  readonly #transports = new Map<string, Transport>();
  readonly #producers = new Map<string, types.Producer>();
  /** Transports under construction, which count against the limit too. */
  #opening = 0;
  #closed = false;

  readonly #handlers: Handlers = {
    'media.open': () => this.#open(),
    'media.connect': async ({ transportId, dtlsParameters }) => {
      await this.#transport(transportId).connect({ dtlsParameters: dtlsParameters as types.DtlsParameters });
      return {};
    },
    // Closing is idempotent: a transport may be gone already, for example with its worker.
    'media.close': async ({ transportId }) => {
      this.#transports.get(transportId)?.close();
      return {};
    },
    'media.produce': data => this.#produce(data),
    'media.closeProducer': async ({ producerId }) => {
      this.#producers.get(producerId)?.close();
      return {};
    },
  };

  constructor(options: PeerOptions) {
    this.#options = options;
  }

  /** Answers a media query. Throws a CommandError. */
  async handle<N extends MediaQueryName>(name: N, data: Data<N>): Promise<Result<N>> {
    try {
      return await this.#handlers[name](data);
    } catch (error) {
      throw this.#toCommandError(error, name);
    }
  }

  /** Closes every transport of this connection, and the producers on them. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const transport of [...this.#transports.values()]) transport.close();
    this.#options.onClose();
  }

  async #open(): Promise<Result<'media.open'>> {
    const { epoch, router, webRtcServer } = this.#context();
    if (this.#transports.size + this.#opening >= MAX_TRANSPORTS) {
      throw new CommandError(
        'rate-limited',
        `A connection may hold at most ${MAX_TRANSPORTS} media transports.`,
        {
          limit: MAX_TRANSPORTS,
        },
      );
    }
    this.#opening += 1;
    try {
      const transport = await router.createWebRtcTransport({
        webRtcServer,
        preferUdp: true,
        // Not ICE's consent decides whether a studio still sends, but what comes from it (MediaRoom).
        iceConsentTimeout: 0,
      });
      this.#addTransport(transport);
      return { epoch, ...parametersOf(transport) };
    } finally {
      this.#opening -= 1;
    }
  }

  async #produce({
    transportId,
    kind,
    rtpParameters,
    sender,
    takeOver,
  }: Data<'media.produce'>): Promise<Result<'media.produce'>> {
    this.#options.acquireStudio(sender, takeOver);
    const producer = await this.#transport(transportId).produce({
      kind,
      rtpParameters: rtpParameters as unknown as types.RtpParameters,
      keyFrameRequestDelay: KEY_FRAME_REQUEST_DELAY_MS,
    });
    register(this.#producers, producer);
    this.#options.onProduce(producer);
    return { producerId: producer.id };
  }

  #addTransport(transport: Transport): void {
    register(this.#transports, transport);
    transport.on('dtlsstatechange', state => {
      if (state === 'failed' || state === 'closed') transport.close();
    });
    if (this.#closed) transport.close();
  }

  #transport(id: string): Transport {
    this.#context();
    return find(this.#transports, id, 'transport');
  }

  #context(): RouterContext {
    const context = this.#options.routerContext();
    if (!context || this.#closed) throw new CommandError('no-media', 'The media worker is being replaced.');
    return context;
  }

  #toCommandError(error: unknown, name: MediaQueryName): CommandError {
    if (error instanceof CommandError) return error;
    if (error instanceof errors.WorkerClosedError) {
      return new CommandError('no-media', 'The media worker is being replaced.');
    }
    if (error instanceof errors.NotFoundError) {
      return new CommandError('not-found', `${name} names something that is gone.`);
    }
    // mediasoup validates its arguments and throws plain errors: whatever else it throws is about the data.
    const reason = error instanceof Error ? error.message : String(error);
    this.#options.log.warn(
      { err: error, name, personId: this.#options.personId },
      'mediasoup refused a query.',
    );
    return new CommandError('bad-data', `${name} was refused: ${reason}`);
  }
}

interface Closable {
  readonly id: string;
  readonly observer: { once(event: 'close', listener: () => void): unknown };
}

/** Adds an entity of mediasoup to a map until it is closed, by whichever side. */
function register<T extends Closable>(map: Map<string, T>, entry: T): void {
  map.set(entry.id, entry);
  entry.observer.once('close', () => map.delete(entry.id));
}

function find<T>(map: ReadonlyMap<string, T>, id: string, kind: string): T {
  const entry = map.get(id);
  if (!entry) throw new CommandError('not-found', `There is no ${kind} "${id}" on this connection.`);
  return entry;
}

function parametersOf(transport: Transport): Omit<Result<'media.open'>, 'epoch'> {
  return {
    id: transport.id,
    iceParameters: plain(transport.iceParameters),
    iceCandidates: transport.iceCandidates.map(plain),
    dtlsParameters: plain(transport.dtlsParameters),
  };
}

/** mediasoup's interfaces have no index signature; on the wire they are plain objects. */
function plain(value: object): JsonObject {
  return value as JsonObject;
}
