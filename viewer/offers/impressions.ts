import type { Pin } from '../../shared/offers.ts';
import { SEEN_COUNTED_MS } from '../../shared/offers.ts';
import { room } from '../session.ts';
import { afterPaint } from '../ui/after-paint.ts';

/** From so many viewers on, their reports are spread out, so that the server doesn't get them all in one instant. */
const MANY = 200;
const SPREAD_MS = 200;

let unsaid: string[] = [];

/** Marks and reports that a card is on this screen, once it is painted. Returns how to call that off. */
export function tellPainted(pin: Pin): () => void {
  return afterPaint(() => {
    performance.mark('vitrine:pin-painted', { detail: { pinId: pin.id } });
    saySeen(pin);
  });
}

/** Reports to the server that a card is on this screen: one frame for all that appear together. */
function saySeen({ id, at }: Pin): void {
  const { watching, connection } = room.store.getState();
  if (connection.kind !== 'joined' || room.now() - at > SEEN_COUNTED_MS) return;
  unsaid.push(id);
  if (unsaid.length === 1) setTimeout(say, watching > MANY ? Math.random() * SPREAD_MS : 0);
}

function say(): void {
  const pinIds = unsaid;
  unsaid = [];
  // A report that is lost leaves the card uncounted, and nothing else.
  room.send('offer.seen', { pinIds }).catch(() => undefined);
}
