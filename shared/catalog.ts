import { z } from 'zod';
import { Money } from './money.ts';
import { MAX_PRODUCTS, MAX_VARIANTS, Product, ProductCard } from './product.ts';
import { HOST } from './roles.ts';

/** Why a row of a catalog file could not be used. A page has a sentence for each; `value` is what stood there. */
export const BadReason = z.enum([
  'missing', // the field is required and empty
  'not-text', // a list or an object where one value belongs
  'not-a-product', // an item of a JSON list that is not an object
  'not-a-price', // not an amount, or one that can be read in two ways
  'price-too-precise', // more decimals than the currency has
  'not-above-price', // the price before the reduction is not higher than the price
  'bad-currency', // not an ISO 4217 code, or not the one the price is written in
  'not-whole', // stock that is not a whole number
  'negative', // an amount or a stock below zero
  'too-long', // over the field's length limit
  'too-many', // more aliases than a product may have
  'bad-address', // neither a web address nor a picture that came with the file
  'duplicate', // the same id stood further up in the file
  'extra-cells', // more cells than the file has columns: most often a missing quote
  'has-variants', // the stock of a product with variants is the sum of theirs
  'unknown-column', // a column that is not used; its rows come in without it
]);
export type BadReason = z.infer<typeof BadReason>;

/** One complaint about a catalog file. `field` is empty where the whole row is meant. */
export const BadRow = z.object({
  /** Line of the file, counted from 1 as an editor shows it; a row over several lines counts by its first. */
  line: z.number().int().positive(),
  field: z.string(),
  reason: BadReason,
  value: z.string().optional(),
});
export type BadRow = z.infer<typeof BadRow>;

/** What became of a catalog file that could be read: the answer of an upload. */
export const CatalogReport = z.object({
  added: z.number().int(),
  updated: z.number().int(),
  bad: z.array(BadRow),
});
export type CatalogReport = z.infer<typeof CatalogReport>;

/** Left lax, so that `productFault` can name what is wrong with it in words of the catalog. */
const Stock = z.number().nullable();

/** What is to be another than it was about one variant. */
const VariantChange = z.strictObject({
  id: z.string().min(1).max(64),
  price: Money.optional(),
  compareAt: Money.nullable().optional(),
  stock: Stock.optional(),
});

/** What is to be another than it was about a product; null takes a value away. */
export const CatalogChange = z.strictObject({
  title: ProductCard.shape.title.optional(),
  /** Variants that had the product's own price before go along. */
  price: Money.optional(),
  compareAt: Money.nullable().optional(),
  prices: ProductCard.shape.prices.nullable(),
  stock: Stock.optional(),
  category: ProductCard.shape.category.nullable(),
  regions: ProductCard.shape.regions.nullable(),
  picture: ProductCard.shape.picture.nullable(),
  buyUrl: ProductCard.shape.buyUrl.nullable(),
  aliases: z.array(z.string().min(1).max(60)).max(20).optional(),
  cost: Money.nullable().optional(),
  /** Only the variants that change. */
  variants: z.array(VariantChange).min(1).max(MAX_VARIANTS).optional(),
});
export type CatalogChange = z.infer<typeof CatalogChange>;

const Edit = z.strictObject({ productId: z.string().min(1).max(64), change: CatalogChange });
export type CatalogEdit = z.infer<typeof Edit>;

/** An edit as the log has it, with the brand of the product, whose reps hear of it. */
export const LoggedEdit = Edit.extend({ brand: z.string().optional() });

/** What a brand rep may know of an edit of their own product; undefined where that is nothing. */
export function brandEditOf({ change, ...edit }: z.infer<typeof LoggedEdit>) {
  const { cost: _private, ...seen } = change;
  return Object.keys(seen).length > 0 ? { ...edit, change: seen } : undefined;
}

export const catalogCommands = {
  'catalog.import': {
    roles: HOST,
    data: z.strictObject({ products: z.array(Product).min(1).max(MAX_PRODUCTS) }),
    result: z.object({ added: z.number().int(), updated: z.number().int() }),
  },
  'catalog.edit': { roles: HOST, data: Edit, result: z.object({}) },
  /** All of the edits, or none of them. */
  'catalog.editMany': {
    roles: HOST,
    data: z.strictObject({ edits: z.array(Edit).min(1).max(MAX_PRODUCTS) }),
    result: z.object({}),
  },
} as const;
