import type { BadReason, CatalogField, DecimalSign } from '../../shared/catalog/file.ts';
import type { CatalogNote } from '../../shared/catalog/notes.ts';
import type { DecimalHabit } from '../../shared/catalog/read-number.ts';

/** How to read the cells of one file. */
export interface ProductContext {
  /** Currency of prices without one. */
  readonly currency: string;
  readonly decimals: DecimalSign;
  /** How the file's clear amounts are written; undefined where they don't show it. */
  readonly habit?: DecimalHabit | undefined;
  /** Time of the import, in milliseconds since the epoch; past prices must be before it. */
  readonly now: number;
  /** Returns the address of a picture whose cell isn't a web address; undefined where there is no such picture. */
  readonly resolvePicture?: ((path: string) => string | undefined) | undefined;
  /** Whether products may lead to the demo shop; false unless given. */
  readonly mayLeadToDemoShop?: boolean | undefined;
  /** Called for a product whose price is assumed to be in `currency`. */
  readonly onAssumed: () => void;
  /** Called for a price with a sign that several currencies share, none of them `currency`. */
  readonly onSharedSign: (sign: string, currencies: readonly string[]) => void;
}

/** A non-empty cell, with its position. */
export interface RawCell {
  readonly value: unknown;
  readonly line: number;
  /** Its name in errors: the field, or the column of a shop's export. */
  readonly name: string;
  /** The currency of its amounts, where the host chose one for the column. */
  readonly currency?: string | undefined;
  /** What stood there, where a spreadsheet's protection was taken off. */
  readonly written?: string | undefined;
}

/** A product's cells as a file has them, independent of the file's format. */
export interface RawProduct {
  readonly line: number;
  readonly cells: Partial<Record<CatalogField, RawCell>>;
  /** Cells with the price in further currencies. */
  readonly prices?: readonly RawCell[];
  /** The price of a sale that runs now; it counts where it is below the price. */
  readonly sale?: RawCell | undefined;
  readonly variants?: readonly RawProduct[];
  readonly checkout?: { readonly shop: string; readonly variantId: string } | undefined;
  /** What is wrong with the product as a whole. */
  readonly error?:
    | { readonly reason: BadReason; readonly name?: string; readonly value?: string }
    | undefined;
  /** What its format has to say about it. */
  readonly notes?: readonly CatalogNote[];
}

/** What shops' exports put before = + - @, so that a spreadsheet takes a text for no formula. */
const PROTECTION = /^'(?=[=+\-@])/;

/** A cell of a value; undefined where the value is empty. */
export function cellOf(value: unknown, line: number, name: string, currency?: string): RawCell | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string' || !PROTECTION.test(value)) return { value, line, name, currency };
  return { value: value.slice(1), line, name, currency, written: value };
}

/** The non-empty cells. */
export function cellsOf(
  cells: Partial<Record<CatalogField, RawCell | undefined>>,
): Partial<Record<CatalogField, RawCell>> {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell));
}

/** A note on a cell. */
export const noteOn = (cell: RawCell, reason: CatalogNote['reason'], used?: string): CatalogNote => ({
  line: cell.line,
  field: cell.name,
  reason,
  value: String(cell.written ?? cell.value).slice(0, 80),
  ...(used !== undefined && { used }),
});
