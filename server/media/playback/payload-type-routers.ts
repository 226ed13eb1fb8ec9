import type { types } from 'mediasoup';
import type { RouterContext } from '../media-peer.ts';

/** A producer, with the payload type under which a player receives it. */
export interface TrackMapping {
  readonly producer: types.Producer;
  readonly payloadType: number;
}

interface MappedTracks {
  readonly router: types.Router;
  readonly producers: readonly types.Producer[];
}

interface PayloadTypeRouter {
  readonly opening: Promise<MappedTracks>;
  users: number;
}

/**
 * Routers that send the show's tracks under the payload types of a player's offer. In offer and answer (RFC 3264, 6.1)
 * a player receives each codec under the payload type of its own offer, but a mediasoup router sends every consumer the
 * same one. So each set of payload types other than the room's own, which is one for each kind of player, has a
 * router of its own that the tracks are piped to. Players with the same set share it.
 */
export class PayloadTypeRouters {
  readonly #routers = new Map<string, PayloadTypeRouter>();

  /** Gets the tracks under the given payload types; call `release` when the player is gone. */
  async acquire(
    context: RouterContext,
    tracks: readonly TrackMapping[],
  ): Promise<MappedTracks & { release(): void }> {
    const isRoomsOwn = ({ producer, payloadType }: TrackMapping) =>
      producer.consumableRtpParameters.codecs[0]?.payloadType === payloadType;
    if (tracks.every(isRoomsOwn)) {
      return {
        router: context.router,
        producers: tracks.map(({ producer }) => producer),
        release: () => {},
      };
    }
    const key = tracks.map(({ producer, payloadType }) => `${producer.id}:${payloadType}`).join(' ');
    const entry = this.#routers.get(key) ?? { opening: openRouter(context, tracks), users: 0 };
    this.#routers.set(key, entry);
    // Counted before the router is open, so that nobody who leaves meanwhile closes it.
    entry.users += 1;
    const release = () => this.#release(key, entry);
    try {
      return { ...(await entry.opening), release };
    } catch (error) {
      release();
      throw error;
    }
  }

  #release(key: string, entry: PayloadTypeRouter): void {
    entry.users -= 1;
    if (entry.users > 0) return;
    this.#routers.delete(key);
    entry.opening.then(
      ({ router }) => router.close(),
      () => {},
    );
  }
}

async function openRouter(
  { worker, router }: RouterContext,
  tracks: readonly TrackMapping[],
): Promise<MappedTracks> {
  const own = await worker.createRouter({ mediaCodecs: tracks.flatMap(codecOf) });
  try {
    const piped = await Promise.all(
      tracks.map(({ producer }) =>
        // Both routers are on one worker, where a producer's id must be unique.
        router.pipeToRouter({ producerId: producer.id, router: own, keepId: false }),
      ),
    );
    return { router: own, producers: piped.flatMap(({ pipeProducer }) => pipeProducer ?? []) };
  } catch (error) {
    own.close();
    throw error;
  }
}

function codecOf({ producer, payloadType }: TrackMapping): types.RouterRtpCodecCapability[] {
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
