import { createRoot } from 'react-dom/client';
import type { Pin } from '../../shared/offers/pin.ts';
import { afterPaint } from '../ui/after-paint.ts';
import { OfferCardView } from './OfferCard.tsx';

/** An offer with everything that a card may show. */
const SAMPLE: Pin = {
  id: 'sample',
  at: 0,
  card: {
    id: 'sample',
    title: 'Sample',
    price: { minor: 1990, currency: 'EUR' },
    compareAt: { minor: 2990, currency: 'EUR' },
    stock: 2,
    buyUrl: '/',
  },
};

/**
 * Renders an offer's card once, transparent and inert, and removes it after the paint. Otherwise the first pin of a page
 * would have to wait for the browser to compile the code, load the locale's number formats and resolve the styles.
 */
export function primeOfferCard(): void {
  const box = document.createElement('div');
  box.className = 'primed';
  box.inert = true;
  document.querySelector('#stage')?.append(box);
  const root = createRoot(box);
  root.render(
    <section className="pins">
      <ul className="pins-row">
        <OfferCardView pin={SAMPLE} />
      </ul>
    </section>,
  );
  // React renders in a task of its own, so the card is in the frame after the next at the latest.
  afterPaint(() =>
    afterPaint(() => {
      root.unmount();
      box.remove();
    }),
  );
}
