import type { types } from 'mediasoup';

/** A layer that is sent has its key frame here 70 ms after it was asked for; mediasoup itself waits 1500 ms. */
const KEY_FRAME_MS = 250;
/** After so long mediasoup knows which layers are sent, and chooses among these alone. */
const SETTLED_MS = 2000;

/** What is used here of a consumer and its transport. */
export interface LayeredConsumer {
  setPreferredLayers(layers: types.ConsumerLayers): Promise<void>;
  on(event: 'layerschange', listener: (layers?: types.ConsumerLayers) => void): unknown;
  readonly observer: { once(event: 'close', listener: () => void): unknown };
}
export interface ConnectingTransport {
  on(event: 'dtlsstatechange', listener: (state: types.DtlsState) => void): unknown;
}

/**
 * Starts a player on the highest layer that is sent. An encoder short of bandwidth or processor time stops its top layers,
 * which mediasoup learns after 1500 ms of silence; a player that comes meanwhile would see nothing for so long. So where
 * no key frame comes, the next lower layer is tried, and the wish is put back when it can do no more harm.
 * @param layers how many there are
 * @param limit the highest layer that the player wants
 */
export async function startOnSentLayer(
  consumer: LayeredConsumer,
  transport: ConnectingTransport,
  layers: number,
  limit = Number.POSITIVE_INFINITY,
): Promise<void> {
  const top = layers - 1;
  const wanted = Math.min(limit, top);
  let layer = wanted;
  let isShown = false;
  let timer: NodeJS.Timeout | undefined;
  // It may have ended meanwhile; then there is nothing to choose.
  const prefer = (spatialLayer: number) => consumer.setPreferredLayers({ spatialLayer }).catch(() => {});
  const tryLower = () => {
    if (layer === 0) return;
    layer -= 1;
    void prefer(layer);
    timer = setTimeout(tryLower, KEY_FRAME_MS);
  };
  transport.on('dtlsstatechange', state => {
    if (state === 'connected' && !isShown) timer = setTimeout(tryLower, KEY_FRAME_MS);
  });
  consumer.on('layerschange', current => {
    if (!current || isShown) return;
    isShown = true;
    clearTimeout(timer);
    if (layer < wanted) timer = setTimeout(() => void prefer(wanted), SETTLED_MS);
  });
  consumer.observer.once('close', () => clearTimeout(timer));
  if (wanted < top) await consumer.setPreferredLayers({ spatialLayer: wanted });
}
