import type { types } from 'mediasoup';
import type { RouterContext } from '../media-peer.ts';

/** A producer together with the payload type under which one kind of player wants to receive it. */
export interface Numbered {
  readonly producer: types.Producer;
  readonly payloadType: number;
}

interface Spoken {
  readonly router: types.Router;
  readonly producers: readonly types.Producer[];
}

interface Dialect {
  readonly opening: Promise<Spoken>;
  speakers: number;
}

/**
 * The show's tracks under the numbers that players offer. By the rules of offer and answer (RFC 3264, 6.1) a player
 * receives each codec under the payload type that its own offer gave, and a router sends everybody the same; so each
 * way of numbering but the room's own, which is one for each kind of player, has a small router that the tracks are
 * piped to.
 */
export class Dialects {
  readonly #known = new Map<string, Dialect>();

  /** Gets the tracks in a dialect; call `leave` when they are not needed any more. */
  async speak(context: RouterContext, tracks: readonly Numbered[]): Promise<Spoken & { leave(): void }> {
    const isOwn = ({ producer, payloadType }: Numbered) =>
      producer.consumableRtpParameters.codecs[0]?.payloadType === payloadType;
    if (tracks.every(isOwn)) {
      return { router: context.router, producers: tracks.map(({ producer }) => producer), leave: () => {} };
    }
    const name = tracks.map(({ producer, payloadType }) => `${producer.id}:${payloadType}`).join(' ');
    const dialect = this.#known.get(name) ?? { opening: open(context, tracks), speakers: 0 };
    this.#known.set(name, dialect);
    // Counted before it is ready, so that nobody who leaves meanwhile takes it away.
    dialect.speakers += 1;
    const leave = () => {
      dialect.speakers -= 1;
      if (dialect.speakers > 0) return;
      this.#known.delete(name);
      dialect.opening.then(
        ({ router }) => router.close(),
        () => {},
      );
    };
    try {
      return { ...(await dialect.opening), leave };
    } catch (error) {
      leave();
      throw error;
    }
  }
}

async function open({ worker, router }: RouterContext, tracks: readonly Numbered[]): Promise<Spoken> {
  const own = await worker.createRouter({ mediaCodecs: tracks.flatMap(numbered) });
  try {
    const piped = await Promise.all(
      tracks.map(({ producer }) =>
        // Both routers live on one worker, where a name can't be given twice.
        router.pipeToRouter({ producerId: producer.id, router: own, keepId: false }),
      ),
    );
    return { router: own, producers: piped.flatMap(({ pipeProducer }) => pipeProducer ?? []) };
  } catch (error) {
    own.close();
    throw error;
  }
}

function numbered({ producer, payloadType }: Numbered): types.RouterRtpCodecCapability[] {
  const [codec] = producer.consumableRtpParameters.codecs;
  if (!codec) return [];
  const { mimeType, clockRate, channels, parameters } = codec;
  return [
    {
      kind: producer.kind,
      mimeType,
      clockRate,
      preferredPayloadType: payloadType,
      ...(channels ? { channels } : {}),
      ...(parameters ? { parameters } : {}),
    },
  ];
}
