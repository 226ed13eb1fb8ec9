import { cardOf, type Product } from '../../shared/catalog/product.ts';
import type { Pin, PinEnds } from '../../shared/offers/pin.ts';
import type { Moment } from '../show/time/clock.ts';

interface PinOptions {
  readonly frameAt?: number | undefined;
  readonly ends?: PinEnds | undefined;
}

/** The pin of a product from now on. */
export function newPin(product: Product, { frameAt, ends = {} }: PinOptions, { now, newId }: Moment): Pin {
  const { seconds, withSegment } = ends;
  return {
    id: newId(),
    card: cardOf(product),
    at: now,
    ...(frameAt === undefined ? {} : { frameAt }),
    ...(seconds === undefined ? {} : { until: now + seconds * 1000 }),
    ...(withSegment ? { withSegment } : {}),
  };
}
