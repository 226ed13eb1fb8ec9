import { z } from 'zod';

/**
 * What was done with a value that could not be taken as it stands, in a row that comes in all the same. A page has a
 * sentence for each, which says both: what stood there, and what came of it.
 */
export const NoteReason = z.enum([
  'compare-not-above', // the price before is not above the price: left out
  'compare-unread', // the price before is no clear amount of the price's currency: left out
  'cost-unread', // the same of the cost
  'other-price-unread', // the same of a price in a further currency, or a currency that stands there twice
  'stock-negative', // below zero, as where a shop sells on: sold out
  'stock-none', // words that say that there is none: sold out
  'stock-rounded', // not a plain whole number: the lowest that can be meant
  'stock-unread', // no number: not counted
  'stock-shared', // a word such as `parent`: the shop counts it for all variants together, so not for each
  'in-stock-unread', // neither yes nor no: sold out
  'sale-date-unread', // a date that can be read in several ways, or in none: no sale
  'sale-undated', // the columns that say when it runs are not in the file: no sale
  'sale-unread', // the sale price is no clear amount: no sale
  'sale-not-lower', // the sale price is not below the regular one: no sale
  'text-cut', // too long: cut at a word
  'letter-lost', // a letter that was lost before (U+FFFD): left as it is
  'address-mended', // spaces, a missing scheme, or several addresses in a cell: mended, the first taken
  'picture-awaited', // a file's name instead of an address: the picture comes in once the host adds that file
  'address-dropped', // no web address: left out
  'alias-dropped', // another name that is too long, or one too many: left out
  'not-text', // a list or an object where one value belongs: left out
  'shared-sku', // one SKU on several variants: told apart by their options
  'no-parent', // a variation whose product is not in the file: taken by itself
  'more-variants', // more variants than a product may have: the first ones taken
  'protected', // a spreadsheet's protection before = + - @: taken off
  'above-header', // lines above the header: passed over
  'unknown-column', // a column that is not used
]);
export type NoteReason = z.infer<typeof NoteReason>;

/** One note on a catalog file. `field` is empty where the whole row is meant. */
export const CatalogNote = z.object({
  /** Line of the file, counted from 1 as an editor shows it; a row over several lines counts by its first. */
  line: z.number().int().positive(),
  field: z.string(),
  reason: NoteReason,
  /** What stood there. */
  value: z.string().optional(),
  /** What was taken in its place; absent where nothing was. */
  used: z.string().optional(),
});
export type CatalogNote = z.infer<typeof CatalogNote>;
