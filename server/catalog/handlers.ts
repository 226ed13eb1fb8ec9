import { broughtAlong, changedProduct, productError } from '../../shared/catalog/change.ts';
import type { BadReason } from '../../shared/catalog/file.ts';
import { MAX_PRODUCTS, type Product } from '../../shared/catalog/product.ts';
import type { CatalogEdit } from '../../shared/catalog/protocol.ts';
import { CommandError } from '../../shared/errors.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Handlers } from '../show/feature.ts';
import { assertNotHeld, assertUnused, assertVariantsStay, productOf } from './lookup.ts';

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
    const product = products.get(productId) ?? productOf(state, productId);
    const { allVariants = product.variants ?? null } = change;
    if (allVariants && change.stock !== undefined) reject(productId, 'stock', 'has-variants');
    const known = new Set(allVariants?.map(({ id }) => id));
    if (change.archived) assertUnused(state, productId);
    if (change.allVariants !== undefined) assertVariantsStay(state, productId, [...known]);
    if (change.variants?.some(({ id }) => !known.has(id))) reject(productId, 'variants', 'missing');
    const next = changedProduct(product, change);
    assertValid(next);
    products.set(productId, next);
    return { productId, change, ...(product.brand && { brand: product.brand }) };
  });
}

function assertRoom(count: number): void {
  if (count <= MAX_PRODUCTS) return;
  throw new CommandError('bad-data', `A show holds at most ${MAX_PRODUCTS} products.`, {
    limit: MAX_PRODUCTS,
  });
}

/** Where a product comes to stand: among all others, and among those of its brand. */
const placeOf = (others: readonly Product[], { brand }: Product, place: number) => ({
  place,
  ownPlace: others.slice(0, place).filter(other => other.brand === brand).length,
});

const removed = ({ id, brand }: { id: string; brand?: string | undefined }) =>
  newEvent('catalog.removed', { productId: id, ...(brand && { brand }) });

/** What brings products in: new ones, and those that are here as they are now. */
export function importEvents(state: ShowState, products: readonly Product[]): NewEvent[] {
  const known = new Map(state.catalog.products.map(product => [product.id, product]));
  assertRoom(known.size + products.filter(product => !known.has(product.id)).length);
  for (const product of products) assertValid(product);
  // One that is another brand's now leaves the sight of the first one's reps.
  const moved = new Map(
    products.flatMap(({ id, brand }) => {
      const before = known.get(id);
      return before && before.brand !== brand ? [[id, before] as const] : [];
    }),
  );
  const incoming = products.map(product => {
    const before = moved.get(product.id);
    return before ? broughtAlong(before, product) : product;
  });
  return [...[...moved.values()].map(removed), newEvent('catalog.imported', { products: incoming })];
}

/** What changes products, each edit on the result of those before it. */
export const editEvents = (state: ShowState, edits: readonly CatalogEdit[]): NewEvent[] => [
  newEvent('catalog.edited', { edits: checkedEdits(state, edits) }),
];

/** Handlers of the catalog's commands. */
export const handlers: Handlers<'catalog'> = {
  'catalog.import': (state, { products }) => {
    const known = new Set(state.catalog.products.map(({ id }) => id));
    const added = products.filter(product => !known.has(product.id)).length;
    return {
      events: importEvents(state, products),
      result: { added, updated: products.length - added },
    };
  },

  'catalog.add': (state, { product, place }) => {
    const { products } = state.catalog;
    if (products.some(({ id }) => id === product.id)) reject(product.id, 'id', 'duplicate');
    assertRoom(products.length + 1);
    assertValid(product);
    const where = place === undefined ? {} : placeOf(products, product, place);
    return { events: [newEvent('catalog.imported', { products: [product], ...where })], result: {} };
  },

  'catalog.remove': (state, { productId }) => {
    const product = productOf(state, productId);
    assertUnused(state, productId);
    assertNotHeld(state, productId);
    return { events: [removed(product)], result: {} };
  },

  'catalog.setBrand': (state, { productId, brand }) => {
    const { brand: before, ...product } = productOf(state, productId);
    if (before === (brand ?? undefined)) return { events: [], result: {} };
    assertUnused(state, productId);
    // It leaves the sight of one brand's reps and comes into that of another's, with its history and where it stood.
    const next = { ...product, ...(brand !== null && { brand }) };
    const { products } = state.catalog;
    const others = products.filter(({ id }) => id !== productId);
    const place = products.findIndex(({ id }) => id === productId);
    const events = [
      removed({ id: productId, brand: before }),
      newEvent('catalog.imported', { products: [next], ...placeOf(others, next, place) }),
    ];
    return { events, result: {} };
  },

  'catalog.edit': (state, edit) => ({
    events: editEvents(state, [edit]),
    result: {},
  }),

  'catalog.editMany': (state, { edits }) => ({
    events: editEvents(state, edits),
    result: {},
  }),
};
