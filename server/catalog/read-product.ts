import { inAgreement, productError } from '../../shared/catalog/change.ts';
import { isDemoShopLink } from '../../shared/catalog/demo-shop.ts';
import type { CatalogField } from '../../shared/catalog/file.ts';
import { MAX_PRICES, MAX_VARIANTS, Product, type Variant, WebAddress } from '../../shared/catalog/product.ts';
import { type Read, readCurrency, readPrice } from '../../shared/catalog/read-price.ts';
import { readRegions } from '../../shared/catalog/read-regions.ts';
import { isInherited } from '../../shared/id.ts';
import type { Money } from '../../shared/money.ts';
import { type ProductContext, ProductReader, type RawCell, type RawProduct } from './raw-product.ts';
import { readPriceHistory } from './read-price-history.ts';

const MAX_TITLE = 120;
const MAX_BRAND = 80;
const MAX_CATEGORY = 60;
const MAX_ID = 64;
const MAX_ALIAS = 60;
const MAX_ALIASES = 20;

function readStock(text: string): Read<number> {
  if (/^-\d/.test(text)) return { reason: 'negative' };
  // At most two zeros after a point: in half of the world, three are thousands.
  const stock = /^\+?\d+(\.0{0,2})?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
  return Number.isSafeInteger(stock) ? { value: stock } : { reason: 'not-whole' };
}

function readAddress(text: string): Read<string> {
  const good = WebAddress.safeParse(text).success && (text.startsWith('/') || URL.canParse(text));
  return good ? { value: text } : { reason: 'bad-address' };
}

/** A buy link. One to the demo shop is an error in a merchant's list, whose products would be had without paying. */
function readBuyLink(text: string, { mayLeadToDemoShop }: ProductContext): Read<string> {
  return isDemoShopLink(text) && !mayLeadToDemoShop ? { reason: 'demo-shop' } : readAddress(text);
}

function readPicture(text: string, resolve: ProductContext['resolvePicture']): Read<string> {
  if (!resolve || /^[a-z][a-z\d+.-]+:/i.test(text)) return readAddress(text);
  const address = resolve(text);
  return address === undefined ? { reason: 'bad-address' } : readAddress(address);
}

/** The shop's key. One that is the name of an inherited property gets a hyphen, the same at each import. */
function readId(reader: ProductReader): string | undefined {
  const id = reader.text('id', MAX_ID);
  return id !== undefined && isInherited(id) ? `${id}-` : id;
}

function readAliases(reader: ProductReader): string[] {
  const aliases = reader.list('aliases');
  const long = aliases.find(alias => alias.length > MAX_ALIAS);
  if (long) reader.addError('aliases', 'too-long', long);
  if (aliases.length > MAX_ALIASES) reader.addError('aliases', 'too-many');
  return aliases;
}

/** The regions where it is sold; undefined where the cell is empty. */
function readSoldIn(reader: ProductReader): string[] | undefined {
  const read = readRegions(reader.list('regions').join(' '));
  if ('reason' in read) return reader.addError('regions', read.reason, read.wrong);
  return read.value.length > 0 ? read.value : undefined;
}

interface Prices {
  price?: Money;
  compareAt?: Money;
  cost?: Money;
}

/** Price, compare-at price and cost, all in the row's one currency. */
function readPrices(reader: ProductReader, context: ProductContext): Prices {
  const { decimals, currency: otherwise } = context;
  const stated = reader.value('currency', readCurrency) ?? reader.cell('price')?.currency;
  const price = reader.value('price', text => {
    const read = readPrice(text, { stated, otherwise, decimals });
    if (read.assumed) context.onAssumed();
    return read;
  });
  const inSame = (text: string) =>
    readPrice(text, { stated: price?.currency ?? stated, otherwise, decimals });
  const compareAt = reader.value('compare_at', inSame);
  const cost = reader.value('cost', inSame);
  if (price && compareAt && compareAt.minor <= price.minor) {
    reader.addError('compare_at', 'not-above-price', reader.text('compare_at'));
  }
  return { ...(price && { price }), ...(compareAt && { compareAt }), ...(cost && { cost }) };
}

/** The price in further currencies: a column for each, or a list of amounts with currencies. */
function readMorePrices(reader: ProductReader, { decimals }: ProductContext): Money[] {
  const read = (text: string, cell: RawCell): Money[] => {
    const result = readPrice(text, { stated: cell.currency, otherwise: '', decimals });
    if ('value' in result && !result.assumed) return [result.value];
    const reason = 'reason' in result ? result.reason : 'bad-currency';
    reader.addError('prices', reason, text, cell);
    return [];
  };
  const prices = (reader.raw.prices ?? []).flatMap(cell =>
    String(cell.value)
      .split('|')
      .filter(part => part.trim() !== '')
      .flatMap(part => read(part, cell)),
  );
  if (prices.length > MAX_PRICES) reader.addError('prices', 'too-many');
  return prices;
}

function readVariant(reader: ProductReader, context: ProductContext): Variant | undefined {
  const id = readId(reader);
  const title = reader.text('title', MAX_TITLE);
  const { price, compareAt } = readPrices(reader, context);
  const stock = reader.value('stock', readStock);
  if (!id || !title || !price) return undefined;
  return { id, title, price, ...(compareAt && { compareAt }), ...(stock !== undefined && { stock }) };
}

/** Variants, and the product's price and cost, which are those of the cheapest variant, as in shops. */
function readVariants(reader: ProductReader, context: ProductContext): Prices & { variants?: Variant[] } {
  const raws = reader.raw.variants ?? [];
  if (raws.length > MAX_VARIANTS) reader.addError('', 'too-many');
  const read = raws.map(raw => new ProductReader(raw, reader.bad));
  const variants = read.flatMap(each => readVariant(each, context) ?? []);
  const [first] = variants;
  if (!first) return {};
  const cheapest = variants.reduce(
    (one, other) => (other.price.minor < one.price.minor ? other : one),
    first,
  );
  const { price, compareAt } = cheapest;
  const { cost } = readPrices(new ProductReader(raws[variants.indexOf(cheapest)] ?? reader.raw), {
    ...context,
    onAssumed: () => {},
  });
  return { variants, price, ...(compareAt && { compareAt }), ...(cost && { cost }) };
}

/** The fields of errors that concern the product as a whole. */
const ERROR_FIELDS: Partial<Record<keyof Product, CatalogField>> = {
  compareAt: 'compare_at',
  stock: 'stock',
  cost: 'cost',
  prices: 'prices',
  regions: 'regions',
};

/** Reads one product. Undefined, with errors in the reader, where anything about it is wrong. */
export function readProduct(reader: ProductReader, context: ProductContext): Product | undefined {
  const { error, variants: rawVariants, checkout } = reader.raw;
  if (error) reader.bad.push({ line: reader.raw.line, field: error.name ?? '', ...withoutName(error) });
  if (error?.reason === 'not-a-product') return undefined;
  const id = readId(reader);
  const title = reader.text('title', MAX_TITLE);
  const prices = rawVariants?.length ? readVariants(reader, context) : readPrices(reader, context);
  const more = readMorePrices(reader, context);
  const stock = rawVariants?.length ? undefined : reader.value('stock', readStock);
  const optional = {
    brand: reader.text('brand', MAX_BRAND),
    category: reader.text('category', MAX_CATEGORY),
    regions: readSoldIn(reader),
    picture: reader.value('picture', text => readPicture(text, context.resolvePicture)),
    buyUrl: reader.value('buy_url', text => readBuyLink(text, context)),
    checkout: checkout && { kind: 'shopify', ...checkout },
    prices: more.length > 0 ? more : undefined,
    stock,
  };
  const aliases = readAliases(reader);
  const history = readPriceHistory(reader, prices.price, context);
  if (reader.bad.length > 0) return undefined;
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  const draft = { id, title, ...prices, ...Object.fromEntries(given), aliases, history };
  return validated(reader, inAgreement(Product.parse(draft)));
}

function validated(reader: ProductReader, product: Product): Product | undefined {
  const error = productError(product);
  if (!error) return product;
  return reader.addError(ERROR_FIELDS[error.field] ?? '', error.reason);
}

function withoutName({ reason, value }: NonNullable<RawProduct['error']>) {
  return { reason, ...(value === undefined ? {} : { value }) };
}
