import { z } from 'zod';
import { Id } from '../id.ts';
import { event } from '../show/contract.ts';
import { brandProductOf, MAX_PRODUCTS, Product } from './product.ts';
import { brandEditOf, LoggedEdit } from './protocol.ts';

const Imported = z.object({
  products: z.array(Product).max(MAX_PRODUCTS),
  /** Where one that is new comes to stand among all products; at the end where nothing is said. */
  place: z.number().int().optional(),
  /** Where it comes to stand among those of its brand, which is all that its reps see. */
  ownPlace: z.number().int().optional(),
});

/** Of an imported product, what was asked for it; how it looks and is described stands in the log. */
const pricesOf = ({ id, price, compareAt, prices, stock, variants }: Product) => ({
  id,
  price,
  compareAt,
  prices,
  stock,
  variants: variants?.map(({ title: _title, ...variant }) => variant),
});

export const catalogEvents = {
  'catalog.imported': event(
    Imported,
    (data, viewpoint) => {
      if (viewpoint.kind === 'crew') return data;
      if (viewpoint.kind === 'viewer') return undefined;
      const own = data.products.filter(product => product.brand === viewpoint.brand).map(brandProductOf);
      if (own.length === 0) return undefined;
      const { ownPlace } = data;
      // Said twice, so that what was cut for a rep is the same when it is cut once more.
      return { products: own, ...(ownPlace === undefined ? {} : { place: ownPlace, ownPlace }) };
    },
    { ledger: ({ products }) => ({ data: { products: products.map(pricesOf) } }) },
  ),
  /** With the brand of the product, whose reps hear of it. */
  'catalog.removed': event(
    z.object({ productId: Id, brand: z.string().optional() }),
    (data, viewpoint) =>
      viewpoint.kind === 'crew' || (viewpoint.kind === 'brand' && viewpoint.brand === data.brand)
        ? data
        : undefined,
    { ledger: true },
  ),
  'catalog.edited': event(
    z.object({ edits: z.array(LoggedEdit).max(MAX_PRODUCTS) }),
    (data, viewpoint) => {
      if (viewpoint.kind === 'crew') return data;
      if (viewpoint.kind === 'viewer') return undefined;
      const own = data.edits.flatMap(edit =>
        edit.brand === viewpoint.brand ? (brandEditOf(edit) ?? []) : [],
      );
      return own.length === 0 ? undefined : { edits: own };
    },
    { ledger: true },
  ),
} as const;
