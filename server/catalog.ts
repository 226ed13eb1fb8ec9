import { Refusal } from '../shared/errors.ts';
import { newEvent } from '../shared/events.ts';
import { MAX_PRODUCTS } from '../shared/product.ts';
import type { Decides } from './decision.ts';

/** Which products the show has to offer. */
export const catalog: Decides<'catalog'> = {
  'catalog.import': (state, { products }) => {
    const known = new Set(state.products.map(product => product.id));
    const added = products.filter(product => !known.has(product.id)).length;
    if (known.size + added > MAX_PRODUCTS) {
      throw new Refusal('bad-data', `A show holds at most ${MAX_PRODUCTS} products.`, {
        limit: MAX_PRODUCTS,
      });
    }
    return {
      events: [newEvent('catalog.imported', { products })],
      result: { added, updated: products.length - added },
    };
  },
};
