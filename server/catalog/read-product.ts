import { inAgreement, productError } from '../../shared/catalog/change.ts';
import { isDemoShopLink } from '../../shared/catalog/demo-shop.ts';
import type { CatalogField } from '../../shared/catalog/file.ts';
import { Product } from '../../shared/catalog/product.ts';
import { readRegions } from '../../shared/catalog/read-regions.ts';
import type { ProductReader } from './product-reader.ts';
import type { ProductContext } from './raw-product.ts';
import { readPriceHistory } from './read-price-history.ts';
import { MAX_TITLE, readId, readUnits, readVariants } from './read-variants.ts';
import { mayLeadAway, readAddress } from './values/read-address.ts';
import { readPictureFile } from './values/read-picture-file.ts';
import { readMorePrices, readPrices } from './values/read-prices.ts';

const MAX_BRAND = 80;
const MAX_CATEGORY = 60;
const MAX_ALIAS = 60;
const MAX_ALIASES = 20;

/** A web address; undefined where the cell is empty or, with a note, has none. */
function readWebAddress(reader: ProductReader, field: CatalogField, text: string): string | undefined {
  const read = readAddress(text);
  if (!read) return reader.addNote(field, 'address-dropped', { value: text });
  if (read.isMended) reader.addNote(field, 'address-mended', { value: text, used: read.address });
  return read.address;
}

/**
 * A buy link. One to the demo shop is an error in a merchant's list, whose products would be had without paying; so is one
 * that leads elsewhere than the web.
 */
function readBuyLink(reader: ProductReader, { mayLeadToDemoShop }: ProductContext): string | undefined {
  const text = reader.text('buy_url');
  if (text === undefined) return undefined;
  if (isDemoShopLink(text) && !mayLeadToDemoShop) return reader.addError('buy_url', 'demo-shop', text);
  const isUnsafe = mayLeadAway(text) && (text.startsWith('//') || !readAddress(text));
  return isUnsafe ? reader.addError('buy_url', 'bad-address', text) : readWebAddress(reader, 'buy_url', text);
}

/** Whether a path leads to no picture of this server: it is one of the computer that the list was made on. */
const isForeignPath = (text: string): boolean => text.startsWith('/') && !text.startsWith('/pictures/');

/** A picture's address, or the name of its file; a bad cell costs the picture, never the product. */
function readPicture(
  reader: ProductReader,
  { resolvePicture }: ProductContext,
): Pick<Product, 'picture' | 'pictureFile'> {
  const text = reader.text('picture');
  if (text === undefined) return {};
  const isOfWeb = /^[a-z][a-z\d+.-]+:|^\/\//i.test(text);
  const resolved = isOfWeb ? undefined : resolvePicture?.(text);
  if (resolved !== undefined) return { picture: resolved };
  const pictureFile = readPictureFile(text);
  if (pictureFile === undefined || (!isForeignPath(text) && readAddress(text)))
    return { picture: readWebAddress(reader, 'picture', text) };
  reader.addNote('picture', 'picture-awaited', { value: text, used: pictureFile });
  return { pictureFile };
}

function readAliases(reader: ProductReader): string[] {
  const aliases = reader.list('aliases');
  const kept = aliases.filter(alias => alias.length <= MAX_ALIAS).slice(0, MAX_ALIASES);
  for (const dropped of aliases.filter(alias => !kept.includes(alias))) {
    reader.addNote('aliases', 'alias-dropped', { value: dropped });
  }
  return kept;
}

/** The regions where it is sold; undefined where the cell is empty. */
function readSoldIn(reader: ProductReader): string[] | undefined {
  const read = readRegions(reader.list('regions').join(' '));
  if ('reason' in read) return reader.addError('regions', read.reason, read.wrong);
  return read.value.length > 0 ? read.value : undefined;
}

/** Names a product as a whole, and each line of its variants, so that none is gone without a word. */
function leaveOut(
  { raw, bad }: ProductReader,
  { reason, name = '', value }: NonNullable<typeof raw.error>,
): undefined {
  const lines = new Set([raw.line, ...(raw.variants ?? []).map(({ line }) => line)]);
  for (const line of lines) bad.push({ line, field: name, reason, ...(value !== undefined && { value }) });
}

/** Reads one product. Undefined, with errors in the reader, where selling it could cheat a buyer or the host. */
export function readProduct(reader: ProductReader, context: ProductContext): Product | undefined {
  const { error, variants: rawVariants, checkout } = reader.raw;
  if (error) return leaveOut(reader, error);
  const hasVariants = rawVariants !== undefined && rawVariants.length > 0;
  const id = readId(reader);
  const title = reader.cutText('title', MAX_TITLE);
  const prices = hasVariants ? readVariants(reader, context) : readPrices(reader, context);
  if (hasVariants && !prices.price) reader.addError('price', 'missing');
  const more = prices.price ? readMorePrices(reader, prices.price, context) : [];
  const optional = {
    brand: reader.cutText('brand', MAX_BRAND),
    category: reader.cutText('category', MAX_CATEGORY),
    regions: readSoldIn(reader),
    ...readPicture(reader, context),
    buyUrl: readBuyLink(reader, context),
    checkout: checkout && { kind: 'shopify', ...checkout },
    prices: more.length > 0 ? more : undefined,
    stock: hasVariants ? undefined : readUnits(reader),
  };
  const aliases = readAliases(reader);
  const history = readPriceHistory(reader, prices.price, context);
  if (reader.bad.length > 0) return undefined;
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  const draft = { id, title, ...prices, ...Object.fromEntries(given), aliases, history };
  const product = inAgreement(Product.parse(draft));
  const invalid = productError(product);
  return invalid ? reader.addError('', invalid.reason) : product;
}
