import type { Pin } from '../../shared/offers/pin.ts';
import { SEEN_COUNTED_MS } from '../../shared/offers/pin.ts';
import { room } from '../session.ts';
import { afterPaint } from '../ui/after-paint.ts';

/** From this many viewers on their reports get a random delay, so that the server doesn't get all at once. */
const SPREAD_FROM = 200;
const SPREAD_MS = 200;

let pending: string[] = [];

/** Marks and reports the impression of a card once it is painted. Returns the function that cancels it. */
export function reportWhenPainted(pin: Pin): () => void {
  return afterPaint(() => {
    performance.mark('vitrine:pin-painted', { detail: { pinId: pin.id } });
    queueImpression(pin);
  });
}

/** Queues the report of an impression: cards that appear together share one request. */
function queueImpression({ id, at }: Pin): void {
  const { live, connection } = room.store.getState();
  if (connection.kind !== 'joined' || room.now() - at > SEEN_COUNTED_MS) return;
  pending.push(id);
  if (pending.length === 1)
    setTimeout(flush, live.presence.watching > SPREAD_FROM ? Math.random() * SPREAD_MS : 0);
}

function flush(): void {
  const pinIds = pending;
  pending = [];
  // A lost report only leaves the impression uncounted.
  room.send('offer.seen', { pinIds }).catch(() => undefined);
}
