import { changedProduct, productError } from '../../shared/catalog/change.ts';
import type { BadReason } from '../../shared/catalog/file.ts';
import { MAX_PRODUCTS, type Product } from '../../shared/catalog/product.ts';
import type { CatalogEdit } from '../../shared/catalog/protocol.ts';
import { CommandError } from '../../shared/errors.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Handlers } from '../show/feature.ts';

function reject(productId: string, field: keyof Product, reason: BadReason): never {
  throw new CommandError('bad-data', `The product ${productId} can't be so: ${field} is ${reason}.`, {
    productId,
    field,
    reason,
  });
}

function assertValid(product: Product): void {
  const error = productError(product);
  if (error) reject(product.id, error.field, error.reason);
}

/** Checks edits in order, each on the result of those before it. Returns them as the log's event has them. */
function checkedEdits(state: ShowState, edits: readonly CatalogEdit[]) {
  const products = new Map(state.catalog.products.map(product => [product.id, product]));
  return edits.map(({ productId, change }) => {
    const product = products.get(productId);
    if (!product)
      throw new CommandError('not-found', `There is no product ${productId} in this show.`, { productId });
    if (product.variants && change.stock !== undefined) reject(productId, 'stock', 'has-variants');
    const known = new Set(product.variants?.map(({ id }) => id));
    if (change.variants?.some(({ id }) => !known.has(id))) reject(productId, 'variants', 'missing');
    const next = changedProduct(product, change);
    assertValid(next);
    products.set(productId, next);
    return { productId, change, ...(product.brand && { brand: product.brand }) };
  });
}

/** Handlers of the catalog's commands. */
export const handlers: Handlers<'catalog'> = {
  'catalog.import': (state, { products }) => {
    const known = new Set(state.catalog.products.map(product => product.id));
    const added = products.filter(product => !known.has(product.id)).length;
    if (known.size + added > MAX_PRODUCTS) {
      throw new CommandError('bad-data', `A show holds at most ${MAX_PRODUCTS} products.`, {
        limit: MAX_PRODUCTS,
      });
    }
    for (const product of products) assertValid(product);
    return {
      events: [newEvent('catalog.imported', { products })],
      result: { added, updated: products.length - added },
    };
  },

  'catalog.edit': (state, edit) => ({
    events: [newEvent('catalog.edited', { edits: checkedEdits(state, [edit]) })],
    result: {},
  }),

  'catalog.editMany': (state, { edits }) => ({
    events: [newEvent('catalog.edited', { edits: checkedEdits(state, edits) })],
    result: {},
  }),
};
