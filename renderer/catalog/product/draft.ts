import { productError } from '../../../shared/catalog/change.ts';
import { isDemoShopLink } from '../../../shared/catalog/demo-shop.ts';
import type { BadReason } from '../../../shared/catalog/file.ts';
import { Product, type Variant, WebAddress } from '../../../shared/catalog/product.ts';
import type { CatalogChange } from '../../../shared/catalog/protocol.ts';
import { readPrice } from '../../../shared/catalog/read-price.ts';
import { readRegions } from '../../../shared/catalog/read-regions.ts';
import { isInherited } from '../../../shared/id.ts';
import { type Money, writeAmount } from '../../../shared/money.ts';

/** A variant as it is written in the form. */
export interface VariantDraft {
  readonly id: string;
  readonly title: string;
  readonly price: string;
  readonly compareAt: string;
  readonly stock: string;
}

/** A product as it is written in the form. */
export interface ProductDraft extends VariantDraft {
  readonly currency: string;
  readonly brand: string;
  readonly category: string;
  readonly regions: string;
  readonly buyUrl: string;
  /** Other names, separated by commas. */
  readonly aliases: string;
  readonly variants: readonly VariantDraft[];
}

/** What is wrong with a field; of variants, the place says whose. */
export interface FieldError {
  readonly field: keyof ProductDraft;
  readonly place?: number;
  readonly reason: BadReason;
  readonly value: string;
}

const NO_VARIANT: VariantDraft = { id: '', title: '', price: '', compareAt: '', stock: '' };

export const emptyVariant = (): VariantDraft => ({ ...NO_VARIANT });

export const emptyDraft = (currency: string): ProductDraft => ({
  ...NO_VARIANT,
  currency,
  brand: '',
  category: '',
  regions: '',
  buyUrl: '',
  aliases: '',
  variants: [],
});

const amountOf = (money: Money | undefined): string => (money ? writeAmount(money) : '');

const variantDraftOf = ({ id, title, price, compareAt, stock }: Variant): VariantDraft => ({
  id,
  title,
  price: amountOf(price),
  compareAt: amountOf(compareAt),
  stock: stock === undefined ? '' : String(stock),
});

/** A product as the form shows it. */
export function draftOf(product: Product): ProductDraft {
  const { price, brand = '', category = '', regions = [], buyUrl = '', aliases, variants = [] } = product;
  return {
    ...variantDraftOf(product),
    currency: price.currency,
    brand,
    category,
    regions: regions.join(' '),
    buyUrl,
    aliases: aliases.join(', '),
    variants: variants.map(variantDraftOf),
  };
}

/** An id that no other product has: of the name, in letters that addresses and spreadsheets take. */
export function freeId(title: string, taken: ReadonlySet<string>): string {
  const stem =
    title
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, 56)
      .replace(/^-|-$/g, '') || 'product';
  for (let number = 1; ; number++) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.has(id) && !isInherited(id)) return id;
  }
}

class DraftReader {
  readonly errors: FieldError[] = [];
  readonly #currency: string;

  constructor(currency: string) {
    this.#currency = currency;
  }

  #fail(field: keyof ProductDraft, reason: BadReason, value: string, place?: number): undefined {
    this.errors.push({ field, reason, value, ...(place !== undefined && { place }) });
  }

  text(field: keyof ProductDraft, written: string, limit: number, place?: number): string | undefined {
    const text = written.trim();
    if (text.length > limit) return this.#fail(field, 'too-long', text.slice(0, 40), place);
    return text === '' ? undefined : text;
  }

  needed(field: keyof ProductDraft, written: string, limit: number, place?: number): string {
    if (written.trim() === '') this.#fail(field, 'missing', '', place);
    return this.text(field, written, limit, place) ?? '';
  }

  amount(field: 'price' | 'compareAt', written: string, place?: number): Money | undefined {
    const text = written.trim();
    if (text === '') return field === 'price' ? this.#fail(field, 'missing', '', place) : undefined;
    const read = readPrice(text, { stated: this.#currency, otherwise: this.#currency, decimals: 'auto' });
    if ('reason' in read) return this.#fail(field, read.reason, text, place);
    return read.value.minor > 0 ? read.value : this.#fail(field, 'zero-price', text, place);
  }

  stock(written: string, place?: number): number | undefined {
    const text = written.trim();
    if (text === '') return undefined;
    return /^\d{1,9}$/.test(text) ? Number(text) : this.#fail('stock', 'not-whole', text, place);
  }

  /** A web address; without a scheme it is taken for one all the same, as people write it. */
  address(written: string, before: string | undefined): string | undefined {
    const text = written.trim();
    if (text === '' || text === before) return text || undefined;
    const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
    if (isDemoShopLink(text)) return this.#fail('buyUrl', 'demo-shop', text);
    return WebAddress.safeParse(address).success && URL.canParse(address) && address.includes('.')
      ? address
      : this.#fail('buyUrl', 'bad-address', text);
  }

  regions(written: string): string[] | undefined {
    const read = readRegions(written);
    if ('reason' in read) return this.#fail('regions', read.reason, read.wrong ?? written);
    return read.value.length > 0 ? read.value : undefined;
  }

  aliases(written: string): string[] {
    const names = [...new Set(written.split(/[,，|]/).map(name => name.trim()))].filter(Boolean);
    const long = names.find(name => name.length > 60);
    if (long) this.#fail('aliases', 'too-long', long.slice(0, 40));
    if (names.length > 20) this.#fail('aliases', 'too-many', '');
    return names;
  }
}

const given = <T extends object>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;

function variantsOf(reader: DraftReader, { variants }: ProductDraft): Variant[] {
  const taken = new Set(variants.map(({ id }) => id.trim()));
  return variants.map(({ id, title, price, compareAt, stock }, place) => {
    const name = reader.needed('title', title, 120, place);
    const key = reader.text('id', id, 64, place) ?? freeId(name, taken);
    taken.add(key);
    return given({
      id: key,
      title: name,
      price: reader.amount('price', price, place) as Money,
      compareAt: reader.amount('compareAt', compareAt, place),
      stock: reader.stock(stock, place),
    }) as Variant;
  });
}

/** The prices of a product with variants are those of its cheapest one, as in shops. */
function cheapest(variants: readonly Variant[]): Pick<Variant, 'price' | 'compareAt'> | undefined {
  const [first, ...others] = variants.filter(({ price }) => price as Money | undefined);
  return first && others.reduce((one, other) => (other.price.minor < one.price.minor ? other : one), first);
}

/**
 * Reads the form into a product, on the base of one that is there or is its model: what the form doesn't show stays.
 * @param taken ids of the other products
 */
export function readDraft(
  draft: ProductDraft,
  base: Partial<Product>,
  taken: ReadonlySet<string>,
): { product: Product } | { errors: readonly FieldError[] } {
  const reader = new DraftReader(draft.currency);
  const title = reader.needed('title', draft.title, 120);
  const id = reader.text('id', draft.id, 64) ?? freeId(title, taken);
  if (taken.has(id)) reader.errors.push({ field: 'id', reason: 'duplicate', value: id });
  const variants = variantsOf(reader, draft);
  const own = variants.length === 0;
  const { price, compareAt } = own
    ? { price: reader.amount('price', draft.price), compareAt: reader.amount('compareAt', draft.compareAt) }
    : (cheapest(variants) ?? {});
  const { variants: _were, stock: _was, compareAt: _before, ...kept } = base;
  const product = {
    ...kept,
    id,
    title,
    price,
    compareAt,
    stock: own ? reader.stock(draft.stock) : undefined,
    brand: reader.text('brand', draft.brand, 80),
    category: reader.text('category', draft.category, 60),
    regions: reader.regions(draft.regions),
    buyUrl: reader.address(draft.buyUrl, base.buyUrl),
    aliases: reader.aliases(draft.aliases),
    variants: own ? undefined : variants,
  };
  if (reader.errors.length > 0) return { errors: reader.errors };
  const read = Product.parse(given(product));
  const wrong = productError(read);
  if (!wrong) return { product: read };
  const field = wrong.field in draft ? (wrong.field as keyof ProductDraft) : 'price';
  return { errors: [{ field, reason: wrong.reason, value: '' }] };
}

const CHANGEABLE = ['title', 'price', 'compareAt', 'stock', 'category', 'regions', 'buyUrl'] as const;

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The change that makes of a product what the form has made of it, the brand apart; undefined if there is none. */
export function changeBetween(before: Product, after: Product): CatalogChange | undefined {
  const keys = CHANGEABLE.filter(
    key => !isSame(before[key], after[key]) && !(key === 'stock' && after.variants),
  );
  const change = {
    ...Object.fromEntries(keys.map(key => [key, after[key] ?? null])),
    ...(isSame(before.aliases, after.aliases) ? {} : { aliases: after.aliases }),
    ...(isSame(before.variants, after.variants) ? {} : { allVariants: after.variants ?? null }),
  };
  return Object.keys(change).length > 0 ? change : undefined;
}
