import type { types } from 'mediasoup';

/**
 * A key frame comes 70 ms after it was asked for, and is asked for at once or when the shortest time between two requests
 * has passed (KEY_FRAME_REQUEST_DELAY_MS). Where none has come in this time, the layer has stopped or the request was lost.
 */
const KEY_FRAME_MS = 420;
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

export interface FirstLayerOptions {
  /** How many layers there are. */
  readonly layers: number;
  /** The highest layer that is sent; undefined if that is not known. */
  readonly sent?: number | undefined;
  /** The highest layer that the player wants; undefined for no limit. */
  readonly limit?: number | undefined;
}

/**
 * Starts a player on the highest layer that is sent and that it wants. Where no key frame comes nevertheless, it is moved
 * to the lowest layer, which every encoder sends, and what it wanted is put back when that can do no more harm.
 */
export async function startOnSentLayer(
  consumer: LayeredConsumer,
  transport: ConnectingTransport,
  { layers, sent = layers - 1, limit = layers - 1 }: FirstLayerOptions,
): Promise<void> {
  const top = layers - 1;
  const wanted = Math.min(limit, top);
  let layer = Math.min(wanted, sent);
  let isShown = false;
  let timer: NodeJS.Timeout | undefined;
  // It may have ended meanwhile; then there is nothing to choose.
  const prefer = (spatialLayer: number) => {
    layer = spatialLayer;
    return consumer.setPreferredLayers({ spatialLayer }).catch(() => {});
  };
  transport.on('dtlsstatechange', state => {
    if (state !== 'connected' || isShown || layer === 0) return;
    timer = setTimeout(() => void prefer(0), KEY_FRAME_MS);
  });
  consumer.on('layerschange', current => {
    if (!current || isShown) return;
    isShown = true;
    clearTimeout(timer);
    if (layer < wanted) timer = setTimeout(() => void prefer(wanted), SETTLED_MS);
  });
  consumer.observer.once('close', () => clearTimeout(timer));
  if (layer < top) await prefer(layer);
}
