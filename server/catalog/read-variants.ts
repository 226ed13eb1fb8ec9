import { MAX_VARIANTS, type Variant } from '../../shared/catalog/product.ts';
import { isInherited } from '../../shared/id.ts';
import { ProductReader } from './product-reader.ts';
import type { ProductContext, RawProduct } from './raw-product.ts';
import { shopKey } from './shopify/shopify.ts';
import { type Prices, readPrices } from './values/read-prices.ts';
import { readStock } from './values/read-stock.ts';

export const MAX_ID = 64;
export const MAX_TITLE = 120;

/** The shop's key. One that is the name of an inherited property gets a hyphen, the same at each import. */
export function readId(reader: ProductReader): string | undefined {
  const id = reader.text('id');
  if (id !== undefined && id.length > MAX_ID) return reader.addError('id', 'too-long', id);
  return id !== undefined && isInherited(id) ? `${id}-` : id;
}

/** Units to sell; undefined where they aren't counted or, with a note, can't be read. */
export function readUnits(reader: ProductReader): number | undefined {
  const text = reader.text('stock');
  if (text === undefined) return undefined;
  const { stock, note } = readStock(text);
  if (note)
    reader.addNote('stock', note, { value: text, ...(stock !== undefined && { used: String(stock) }) });
  return stock;
}

interface ReadVariant {
  readonly variant: Variant;
  readonly cost: Prices['cost'];
}

function readVariant(reader: ProductReader, context: ProductContext): ReadVariant | undefined {
  const { error, line } = reader.raw;
  if (error) {
    const { reason, name = '', value } = error;
    reader.bad.push({ line, field: name, reason, ...(value !== undefined && { value }) });
    return undefined;
  }
  const id = readId(reader);
  const title = reader.cutText('title', MAX_TITLE);
  const { price, compareAt, cost } = readPrices(reader, context);
  const stock = readUnits(reader);
  if (!id || !title || !price || reader.bad.length > 0) return undefined;
  const variant = {
    id,
    title,
    price,
    ...(compareAt && { compareAt }),
    ...(stock !== undefined && { stock }),
  };
  return { variant, cost };
}

/** Gives variants that share an id the id and their options together, with a note: shops export one SKU on all of them. */
function withOwnIds(reader: ProductReader, raws: readonly RawProduct[]): readonly RawProduct[] {
  const keyOf = ({ cells }: RawProduct) => String(cells.id?.value ?? '');
  const counts = Map.groupBy(raws, keyOf);
  const noted = new Set<string>();
  return raws.map(raw => {
    const key = keyOf(raw);
    const title = String(raw.cells.title?.value ?? '');
    const cell = raw.cells.id;
    if (!cell || (counts.get(key)?.length ?? 0) < 2 || title === '' || title === key) return raw;
    if (!noted.has(key)) reader.addNote('id', 'shared-sku', { value: key, used: `${key} / ${title}`, cell });
    noted.add(key);
    return { ...raw, cells: { ...raw.cells, id: { ...cell, value: shopKey(`${key} / ${title}`) } } };
  });
}

/**
 * Variants, and the product's price and cost, which are those of the cheapest one, as in shops. A variant with an error is
 * left out by itself.
 */
export function readVariants(
  reader: ProductReader,
  context: ProductContext,
): Prices & { variants?: Variant[] } {
  const raws = withOwnIds(reader, reader.raw.variants ?? []);
  const read = new Map<string, ReadVariant>();
  for (const raw of raws) {
    const one = new ProductReader(raw, reader.notes);
    const found = readVariant(one, context);
    const [first] = read.values();
    if (found && read.has(found.variant.id)) one.addError('id', 'duplicate', found.variant.id);
    else if (found && first && first.variant.price.currency !== found.variant.price.currency) {
      one.addError('price', 'bad-currency', one.text('price'));
    } else if (found && read.size === MAX_VARIANTS) {
      reader.addNote('', 'more-variants', { value: String(raws.length), used: String(MAX_VARIANTS) });
      break;
    } else if (found) read.set(found.variant.id, found);
    reader.leftOut.push(...one.bad);
  }
  const all = [...read.values()];
  const [first] = all;
  if (!first) return {};
  const cheapest = all.reduce(
    (one, other) => (other.variant.price.minor < one.variant.price.minor ? other : one),
    first,
  );
  const { price, compareAt } = cheapest.variant;
  const { cost } = cheapest;
  return {
    variants: all.map(({ variant }) => variant),
    price,
    ...(compareAt && { compareAt }),
    ...(cost && { cost }),
  };
}
