import { z } from 'zod';
import { Money } from '../money.ts';
import { CatalogNote } from './notes.ts';
import { Checkout, Product } from './product.ts';

/** Largest product list that is read, in bytes: a big shop's whole export with its descriptions. */
export const MAX_CATALOG_BYTES = 16 * 1024 * 1024;
/** Widest table that is read. */
export const MAX_COLUMNS = 200;

/** What a column of a product list can hold, by the name that its example file and complaints use. */
export const CatalogField = z.enum([
  'id',
  'title',
  'price',
  'currency',
  'compare_at',
  'prices', // the price in further currencies: in the column's currency, or a list such as 42 USD|35 GBP
  'stock',
  'brand',
  'category',
  'regions', // DE|AT|CH
  'picture',
  'buy_url',
  'aliases', // linen|summer shirt
  'cost',
  'price_history', // 2026-10-01=39.90|2026-10-20=34.90
]);
export type CatalogField = z.infer<typeof CatalogField>;
export const REQUIRED_FIELDS: readonly CatalogField[] = ['id', 'title', 'price'];

/** How the letters of a file are written as bytes. */
export const Encoding = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'koi8-r',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'windows-1250',
  'windows-1252',
]);
export type Encoding = z.infer<typeof Encoding>;

/** Which kind of list a file is. The shops' own exports need no mapping of columns. */
export const CatalogFormat = z.enum(['csv', 'json', 'shopify-csv', 'shopify-json', 'woocommerce']);
export type CatalogFormat = z.infer<typeof CatalogFormat>;

/** How numbers are written: by a comma, by a point, or as each of them looks. */
export const DecimalSign = z.enum(['auto', 'comma', 'point']);
export type DecimalSign = z.infer<typeof DecimalSign>;

const Currency = Money.shape.currency;

/** A column and what it holds, in the currency given where it holds amounts that name none. */
export const ColumnMapping = z.strictObject({
  column: z.string().max(200),
  field: CatalogField,
  currency: Currency.optional(),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** What the host has decided about a file; what is absent is found out from the file itself. */
export const ImportOptions = z.strictObject({
  encoding: Encoding.optional(),
  columns: z.array(ColumnMapping).max(60).optional(),
  /** Currency of amounts that name none. */
  currency: Currency.optional(),
  decimals: DecimalSign.optional(),
  /** Host name of the Shopify shop, whose export doesn't say it. */
  shop: Checkout.shape.shop.optional(),
  /** Line of a table's header, where it isn't the one that was found. */
  headerLine: z.number().int().positive().optional(),
  /** IANA name of the shop's time zone, in whose days sales begin and end; the server's own unless given. */
  timeZone: z.string().max(60).optional(),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

/**
 * Why a row of a catalog file is left out, or an edit refused. A page has a sentence for each; `value` is what stood
 * there. What a row comes in without is a CatalogNote.
 */
export const BadReason = z.enum([
  'missing', // the field is required and empty
  'not-text', // a list or an object where one value belongs
  'not-a-product', // an item of a JSON list that is not an object
  'not-a-price', // not an amount, or one that can be read in two ways
  'price-too-precise', // more decimals than the currency has, or digits that may be thousands
  'zero-price', // a price of nothing, which is how shops export one that is not set
  'not-above-price', // the price before the reduction is not higher than the price
  'bad-currency', // not an ISO 4217 code, or not the one the price is written in
  'not-whole', // stock that is not a whole number
  'negative', // an amount or a stock below zero
  'too-long', // over the field's length limit
  'too-many', // more values than the field may have
  'bad-address', // neither a web address nor a picture that came with the file
  'demo-shop', // a buy link to the demo shop, which only the sample set may have
  'duplicate', // the same id stood further up in the file
  'bad-region', // not an ISO 3166 code of a country
  'bad-history', // not a list of past dates with a price each
  'not-for-sale', // a draft, private or archived in the shop
  'extra-cells', // more cells than the file has columns: most often a missing quote
  'stray-quote', // a quote that opens and isn't closed, or not where a cell ends
  'broken-line', // a line of a list with a JSON object a line that is none
  'has-variants', // the stock of a product with variants is the sum of theirs
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
  notes: z.array(CatalogNote),
});
export type CatalogReport = z.infer<typeof CatalogReport>;

/** What a file holds and how it would be read: shown before anything comes in. */
export const CatalogPreview = z.object({
  format: CatalogFormat,
  encoding: Encoding,
  /** Whether the encoding was guessed from the letters it makes. */
  guessed: z.boolean(),
  /** Every column with its first values; empty for the shops' own exports. */
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  mapping: z.array(ColumnMapping),
  /** Needed fields that no column holds. */
  missing: z.array(CatalogField),
  currency: Currency,
  /** Products whose price names no currency, so that `currency` is taken for it. */
  assumed: z.number().int(),
  /** Signs of prices that several currencies share, none of them `currency`: the host has to say whose they are. */
  signs: z.array(z.object({ sign: z.string(), currencies: z.array(Currency) })),
  /** Line of the header of a table, and the first lines for the host to choose another; 0 and empty for JSON. */
  headerLine: z.number().int(),
  firstLines: z.array(z.object({ line: z.number().int(), text: z.string() })),
  /** Products that would come in, and the first of them. */
  total: z.number().int(),
  products: z.array(Product),
  bad: z.array(BadRow),
  notes: z.array(CatalogNote),
});
export type CatalogPreview = z.infer<typeof CatalogPreview>;

/** Whether a file says all by itself, so that there is nothing to ask before it comes in. */
export const needsNoAnswer = ({ guessed, missing, assumed, signs, total }: CatalogPreview): boolean =>
  !guessed && missing.length === 0 && assumed === 0 && signs.length === 0 && total > 0;
