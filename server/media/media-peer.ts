import { errors, type types } from 'mediasoup';
import type { z } from 'zod';
import { CommandError } from '../../shared/errors.ts';
import type { MediaQueryName, mediaQueries } from '../../shared/media.ts';
import { KEY_FRAME_PAUSE_MS } from './codecs.ts';
import type { MediaLog } from './media-log.ts';

/** How many transports one connection may hold: the one that it sends on, and its successor in a restart. */
export const MAX_TRANSPORTS = 2;

type Data<N extends MediaQueryName> = z.infer<(typeof mediaQueries)[N]['data']>;
type Result<N extends MediaQueryName> = z.infer<(typeof mediaQueries)[N]['result']>;
type Answers = { readonly [N in MediaQueryName]: (data: Data<N>) => Promise<Result<N>> };
type Opaque = Record<string, unknown>;

type Transport = types.WebRtcTransport;

/** Where a room plays: replaced as a whole when its worker was. */
export interface Stage {
  readonly epoch: number;
  readonly worker: types.Worker;
  readonly router: types.Router;
  readonly webRtcServer: types.WebRtcServer;
}

export interface PeerOptions {
  readonly personId: string;
  readonly log: MediaLog;
  /** Undefined while the worker is being replaced. */
  readonly stage: () => Stage | undefined;
  /** Throws a CommandError where another studio sends already. */
  readonly claim: (sender: string, takeOver: boolean) => void;
  readonly onProduce: (producer: types.Producer) => void;
  readonly onClose: () => void;
}

/** What one connection sends: its transports with the producers on them. */
export class MediaPeer {
  readonly #options: PeerOptions;
  readonly #transports = new Map<string, Transport>();
  readonly #producers = new Map<string, types.Producer>();
  /** Transports that are being made count against the limit too. */
  #opening = 0;
  #closed = false;

  readonly #answers: Answers = {
    'media.open': () => this.#open(),
    'media.connect': async ({ transportId, dtlsParameters }) => {
      await this.#transport(transportId).connect({ dtlsParameters: dtlsParameters as types.DtlsParameters });
      return {};
    },
    'media.restartIce': async ({ transportId }) => ({
      iceParameters: plain(await this.#transport(transportId).restartIce()),
    }),
    // What is gone already, with its worker for one, is as closed as was asked for.
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

  /** Answers a media query. Throws a CommandError where it can't be done. */
  async handle<N extends MediaQueryName>(name: N, data: Data<N>): Promise<Result<N>> {
    try {
      return await this.#answers[name](data);
    } catch (error) {
      throw this.#toCommandError(error, name);
    }
  }

  /** Takes back everything that this connection sends. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const transport of [...this.#transports.values()]) transport.close();
    this.#options.onClose();
  }

  async #open(): Promise<Result<'media.open'>> {
    const { epoch, router, webRtcServer } = this.#stage();
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
      });
      this.#keepTransport(transport);
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
    this.#options.claim(sender, takeOver);
    const producer = await this.#transport(transportId).produce({
      kind,
      rtpParameters: rtpParameters as unknown as types.RtpParameters,
      keyFrameRequestDelay: KEY_FRAME_PAUSE_MS,
    });
    keep(this.#producers, producer);
    this.#options.onProduce(producer);
    return { producerId: producer.id };
  }

  #keepTransport(transport: Transport): void {
    keep(this.#transports, transport);
    transport.on('dtlsstatechange', state => {
      if (state === 'failed' || state === 'closed') transport.close();
    });
    if (this.#closed) transport.close();
  }

  #transport(id: string): Transport {
    this.#stage();
    return known(this.#transports, id, 'transport');
  }

  #stage(): Stage {
    const stage = this.#options.stage();
    if (!stage || this.#closed) throw new CommandError('no-media', 'The media worker is being replaced.');
    return stage;
  }

  #toCommandError(error: unknown, name: MediaQueryName): CommandError {
    if (error instanceof CommandError) return error;
    if (error instanceof errors.WorkerClosedError) {
      return new CommandError('no-media', 'The media worker is being replaced.');
    }
    if (error instanceof errors.NotFoundError) {
      return new CommandError('not-found', `${name} names something that is gone.`);
    }
    // mediasoup checks what it is given and throws in its own words: whatever else it throws is about the data.
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

/** Keeps something of mediasoup's for as long as it is open, whoever closes it. */
function keep<T extends Closable>(map: Map<string, T>, entry: T): void {
  map.set(entry.id, entry);
  entry.observer.once('close', () => map.delete(entry.id));
}

function known<T>(map: ReadonlyMap<string, T>, id: string, what: string): T {
  const entry = map.get(id);
  if (!entry) throw new CommandError('not-found', `There is no ${what} "${id}" on this connection.`);
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

/** mediasoup's interfaces as the plain objects that they are on the wire. */
function plain(value: object): Opaque {
  return value as Opaque;
}
