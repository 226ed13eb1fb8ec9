import { z } from 'zod';

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
