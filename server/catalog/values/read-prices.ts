import type { CatalogField } from '../../../shared/catalog/file.ts';
import type { NoteReason } from '../../../shared/catalog/notes.ts';
import { MAX_PRICES } from '../../../shared/catalog/product.ts';
import { type PriceContext, readCurrency, readPrice } from '../../../shared/catalog/read-price.ts';
import { type Money, writeAmount } from '../../../shared/money.ts';
import type { ProductReader } from '../product-reader.ts';
import type { ProductContext, RawCell } from '../raw-product.ts';

export interface Prices {
  price?: Money;
  compareAt?: Money;
  cost?: Money;
}

/** A number of a JSON list has a decimal point, whatever its file's texts are written with. */
const decimalsOf = (cell: RawCell | undefined, { decimals }: ProductContext): PriceContext['decimals'] =>
  typeof cell?.value === 'number' ? 'point' : decimals;

/** The row's own currency: that of its column `currency`, or the one the host chose for the price's column. */
function statedCurrency(
  reader: ProductReader,
  { onSharedSign, currency }: ProductContext,
): string | undefined {
  const stated = reader.value('currency', text => {
    const read = readCurrency(text);
    if ('value' in read || !read.candidates) return read;
    if (read.candidates.includes(currency)) return { value: currency };
    onSharedSign(text, read.candidates);
    return read;
  });
  return stated ?? reader.cell('price')?.currency;
}

/** The price; undefined with an error where it can't be read for certain, or is nothing. */
function readMainPrice(reader: ProductReader, context: ProductContext, stated?: string): Money | undefined {
  const { currency: otherwise, habit } = context;
  const decimals = decimalsOf(reader.cell('price'), context);
  return reader.value('price', text => {
    const read = readPrice(text, { stated, otherwise, decimals, habit });
    if (read.assumed) context.onAssumed();
    if (read.candidates) context.onSharedSign(read.sign ?? text, read.candidates);
    return 'value' in read && read.value.minor === 0 ? { reason: 'zero-price' } : read;
  });
}

/** An amount beside the price, in its currency; undefined with a note where it can't be read. */
function readBeside(
  reader: ProductReader,
  context: ProductContext,
  {
    field,
    cell,
    price,
    unread,
  }: { field: CatalogField; cell: RawCell | undefined; price: Money; unread: NoteReason },
): Money | undefined {
  if (!cell) return undefined;
  const { currency } = price;
  const { habit } = context;
  const text = String(cell.value);
  const read = readPrice(text, {
    stated: currency,
    otherwise: currency,
    decimals: decimalsOf(cell, context),
    habit,
  });
  return 'value' in read ? read.value : reader.addNote(field, unread, { value: text, cell });
}

/** The price of a sale that runs now; undefined, with a note, where it isn't below the regular price. */
function readSale(reader: ProductReader, context: ProductContext, price: Money): Money | undefined {
  const cell = reader.raw.sale;
  const sale = readBeside(reader, context, { field: 'price', cell, price, unread: 'sale-unread' });
  if (!sale || (sale.minor < price.minor && sale.minor > 0)) return sale;
  return reader.addNote('price', 'sale-not-lower', {
    value: String(cell?.value),
    used: writeAmount(price),
    cell,
  });
}

/** Price, compare-at price and cost, all in the row's one currency. Only the price has to be there. */
export function readPrices(reader: ProductReader, context: ProductContext): Prices {
  const stated = statedCurrency(reader, context);
  const price = readMainPrice(reader, context, stated);
  if (!price) return {};
  const beside = (field: CatalogField, unread: NoteReason) =>
    readBeside(reader, context, { field, cell: reader.cell(field), price, unread });
  const cost = beside('cost', 'cost-unread');
  const sale = readSale(reader, context, price);
  if (sale) return { price: sale, compareAt: price, ...(cost && { cost }) };
  const compareAt = beside('compare_at', 'compare-unread');
  const isAbove = compareAt !== undefined && compareAt.minor > price.minor;
  // Shops write 0.00 where there is no price before.
  if (compareAt && !isAbove && compareAt.minor > 0) {
    reader.addNote('compare_at', 'compare-not-above', { value: reader.text('compare_at') });
  }
  return { price, ...(isAbove && { compareAt }), ...(cost && { cost }) };
}

/**
 * The price in further currencies: a column for each, or a list of amounts with currencies. What can't be read, has no
 * currency or one that stands there already is left out with a note.
 */
export function readMorePrices(reader: ProductReader, price: Money, context: ProductContext): Money[] {
  const prices = new Map<string, Money>();
  for (const cell of reader.raw.prices ?? []) {
    const decimals = decimalsOf(cell, context);
    for (const text of String(cell.value)
      .split('|')
      .filter(part => part.trim() !== '')) {
      const read = readPrice(text, { stated: cell.currency, otherwise: '', decimals, habit: context.habit });
      const found = 'value' in read && !read.assumed && read.value.minor > 0 ? read.value : undefined;
      const isNew = found && found.currency !== price.currency && !prices.has(found.currency);
      if (found && isNew && prices.size < MAX_PRICES) prices.set(found.currency, found);
      else reader.addNote('prices', 'other-price-unread', { value: text, cell });
    }
  }
  return [...prices.values()];
}
