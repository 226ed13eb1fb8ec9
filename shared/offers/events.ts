import { z } from 'zod';
import { ProductCard } from '../catalog/product.ts';
import { event, toAll } from '../show/contract.ts';
import { Pin, UnpinReason } from './pin.ts';

export const offerEvents = {
  'offer.pinned': event(z.object({ pin: Pin }), toAll, { lane: 'urgent', ledger: true }),
  'offer.unpinned': event(z.object({ pinId: z.string(), reason: UnpinReason.default('host') }), toAll, {
    lane: 'urgent',
    ledger: true,
  }),
  /** The foremost first; all that are pinned. */
  'offer.ordered': event(z.object({ pinIds: z.array(z.string()) }), toAll, {
    lane: 'urgent',
    ledger: true,
  }),
  /** What a pinned card says of its product has changed, but not its price. */
  'offer.refreshed': event(z.object({ pinId: z.string(), card: ProductCard }), toAll, {
    lane: 'urgent',
    ledger: true,
  }),
  'offer.opened': event(
    z.object({ productId: z.string(), personId: z.string(), brand: z.string().optional() }),
    (data, viewpoint) => {
      if (viewpoint.kind === 'crew') return data;
      const own = viewpoint.kind === 'brand' && data.brand === viewpoint.brand;
      return own ? { ...data, personId: '' } : undefined;
    },
    { ledger: false },
  ),
} as const;
