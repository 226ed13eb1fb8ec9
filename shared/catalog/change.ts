import type { Money } from '../money.ts';
import type { BadReason } from './file.ts';
import { historyAt, isSameMoney } from './price-history.ts';
import type { Product, Variant } from './product.ts';
import type { CatalogChange, CatalogEdit } from './protocol.ts';

/** What keeps a product from being as it is said to be: the field, and the reason that complaints use. */
export interface ProductError {
  readonly field: keyof Product;
  readonly reason: BadReason;
}

/** An object with some values replaced, and those taken away that are null now. */
function replaced<T extends object>(object: T, change: { [K in keyof T]?: T[K] | null | undefined }): T {
  const given = Object.entries({ ...object, ...change });
  return Object.fromEntries(given.filter(([, value]) => value !== null && value !== undefined)) as T;
}

/** Units of all variants together; undefined where one of them doesn't say. */
function stockOf(variants: readonly Variant[]): number | undefined {
  return variants.reduce<number | undefined>(
    (sum, { stock }) => (sum === undefined || stock === undefined ? undefined : sum + stock),
    0,
  );
}

/** The product with its stock in agreement with its variants. */
export const inAgreement = (product: Product): Product =>
  product.variants ? replaced(product, { stock: stockOf(product.variants) ?? null }) : product;

/** A product's variants after a change: those that had the old price of the product go along with it. */
function changedVariants(variants: readonly Variant[], product: Product, change: CatalogChange): Variant[] {
  const own = new Map(change.variants?.map(each => [each.id, each]));
  const { price, compareAt } = change;
  return variants.map(variant => {
    const goesAlong = isSameMoney(variant.price, product.price);
    const along = goesAlong ? { ...(price && { price }), ...(compareAt !== undefined && { compareAt }) } : {};
    return replaced(variant, { ...along, ...own.get(variant.id) });
  });
}

/** A product as it is after a change, its history apart. The result may be one that cannot be: ask `productError`. */
export function changedProduct(product: Product, change: CatalogChange): Product {
  const { variants: _each, allVariants, ...rest } = change;
  const next = replaced(product, rest);
  if (allVariants !== undefined) return inAgreement(replaced(next, { variants: allVariants }));
  if (!product.variants) return next;
  return inAgreement({ ...next, variants: changedVariants(product.variants, product, change) });
}

function stockError(stock: number | undefined): BadReason | undefined {
  if (stock === undefined) return undefined;
  if (stock < 0) return 'negative';
  return Number.isSafeInteger(stock) ? undefined : 'not-whole';
}

function compareError(compareAt: Money | undefined, price: Money): BadReason | undefined {
  if (!compareAt) return undefined;
  if (compareAt.currency !== price.currency) return 'bad-currency';
  return compareAt.minor > price.minor ? undefined : 'not-above-price';
}

const variantError = ({ price, compareAt, stock }: Variant, currency: string): BadReason | undefined =>
  price.currency === currency ? (compareError(compareAt, price) ?? stockError(stock)) : 'bad-currency';

const isRepeated = (values: readonly string[]): boolean => new Set(values).size < values.length;

/** What is wrong with a product that has the right form; undefined where nothing is. */
export function productError(product: Product): ProductError | undefined {
  const { price, prices = [], cost, variants = [], regions = [] } = product;
  const variantErrors = variants.map(each => variantError(each, price.currency));
  const found: Partial<Record<keyof Product, BadReason | undefined>> = {
    stock: stockError(product.stock),
    compareAt: compareError(product.compareAt, price),
    cost: cost && cost.currency !== price.currency ? 'bad-currency' : undefined,
    prices: isRepeated([price, ...prices].map(each => each.currency)) ? 'duplicate' : undefined,
    regions: isRepeated(regions) ? 'duplicate' : undefined,
    variants: isRepeated(variants.map(({ id }) => id)) ? 'duplicate' : variantErrors.find(Boolean),
  };
  const first = Object.entries(found).find(([, reason]) => reason);
  return first && ({ field: first[0], reason: first[1] } as ProductError);
}

/** What a product keeps where an import says nothing of it. */
const keptOf = ({ picture, archived }: Product): Partial<Product> => ({
  ...(picture && { picture }),
  ...(archived && { archived }),
});

/** A product of an import that leaves another one's place to come in anew: with its history and all else it keeps. */
export const broughtAlong = (known: Product, product: Product): Product => ({
  ...keptOf(known),
  ...product,
  history: known.history.length > 0 ? known.history : product.history,
});

/**
 * The catalog with products brought in: known ones are replaced where they stand. They keep their history, a picture that
 * the list has none in place of, and their place in the archive. New ones come to the given place, or to the end.
 */
export function withImported(
  products: readonly Product[],
  incoming: readonly Product[],
  at: number,
  place = products.length,
): Product[] {
  const before = new Map(products.map(product => [product.id, product]));
  const after = new Map(before);
  for (const product of incoming) {
    const known = before.get(product.id);
    const history = historyAt(at, product.price, known?.history ?? [], product.history);
    after.set(product.id, inAgreement({ ...(known && keptOf(known)), ...product, history }));
  }
  const all = [...after.values()];
  const added = all.slice(products.length);
  return all.slice(0, products.length).toSpliced(place, 0, ...added);
}

/** The catalog with products changed. */
export function withEdits(known: readonly Product[], edits: readonly CatalogEdit[], at: number): Product[] {
  const products = new Map(known.map(product => [product.id, product]));
  for (const { productId, change } of edits) {
    const product = products.get(productId);
    if (!product) continue;
    const next = changedProduct(product, change);
    products.set(productId, { ...next, history: historyAt(at, next.price, product.history) });
  }
  return [...products.values()];
}
