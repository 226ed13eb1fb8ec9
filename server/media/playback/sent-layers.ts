import type { types } from 'mediasoup';

/** How often it is looked which layers are sent. */
const SAMPLE_MS = 250;
/** A layer counts as sent while bytes of it have come within so many samples: one frame may straddle a boundary. */
const SAMPLES = 2;

/** What is used here of a producer. */
export type LayeredProducer = Pick<types.Producer, 'rtpParameters' | 'getStats'> & {
  readonly observer: { once(event: 'close', listener: () => void): unknown };
};

/**
 * Knows which simulcast layers of a producer are being sent. An encoder that runs short of bandwidth or processor time
 * stops its upper layers, which mediasoup itself only learns after 1500 ms of silence.
 */
class SentLayers {
  readonly #producer: LayeredProducer;
  /** Bytes of each layer, the newest sample last. */
  #samples: number[][] = [];

  constructor(producer: LayeredProducer) {
    this.#producer = producer;
    const timer = setInterval(() => void this.#sample(), SAMPLE_MS);
    producer.observer.once('close', () => clearInterval(timer));
    void this.#sample();
  }

  /** The highest layer that is sent, 0 for the smallest; undefined while that is not known or nothing is sent. */
  get highest(): number | undefined {
    const [oldest, newest] = [this.#samples[0], this.#samples.at(-1)];
    if (this.#samples.length <= SAMPLES || !oldest || !newest) return undefined;
    const layer = newest.findLastIndex((bytes, index) => bytes > (oldest[index] ?? 0));
    return layer === -1 ? undefined : layer;
  }

  async #sample(): Promise<void> {
    try {
      const streams = await this.#producer.getStats();
      const encodings = this.#producer.rtpParameters.encodings ?? [];
      const bytes = encodings.map(({ rid, ssrc }) => {
        const stream = streams.find(stats => (rid ? stats.rid === rid : stats.ssrc === ssrc));
        return stream?.byteCount ?? 0;
      });
      this.#samples = [...this.#samples.slice(-SAMPLES), bytes];
    } catch {
      // The producer was closed meanwhile; its timer ends with it.
    }
  }
}

const known = new WeakMap<LayeredProducer, SentLayers>();

/**
 * The highest simulcast layer that a producer sends now, 0 for the smallest. Undefined where that is not known: the first
 * question about a producer starts the watch on it, which ends with the producer.
 */
export function highestSentLayer(producer: LayeredProducer): number | undefined {
  if ((producer.rtpParameters.encodings?.length ?? 0) < 2) return undefined;
  const layers = known.get(producer) ?? new SentLayers(producer);
  known.set(producer, layers);
  return layers.highest;
}
