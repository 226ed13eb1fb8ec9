import type { BadReason, BadRow, CatalogField, DecimalSign } from '../../shared/catalog/file.ts';
import { REQUIRED_FIELDS } from '../../shared/catalog/file.ts';
import type { Read } from '../../shared/catalog/read-price.ts';
import { cleanText, excerptOf } from './clean-text.ts';

/** How to read the cells of one file. */
export interface ProductContext {
  /** Currency of prices without one. */
  readonly currency: string;
  readonly decimals: DecimalSign;
  /** Time of the import, in milliseconds since the epoch; past prices must be before it. */
  readonly now: number;
  /** Returns the address of a picture whose cell isn't a web address; undefined where there is no such picture. */
  readonly resolvePicture?: ((path: string) => string | undefined) | undefined;
  /** Whether products may lead to the demo shop; false unless given. */
  readonly mayLeadToDemoShop?: boolean | undefined;
  /** Called for a product whose price is assumed to be in `currency`. */
  readonly onAssumed: () => void;
}

/** A non-empty cell, with its position. */
export interface RawCell {
  readonly value: unknown;
  readonly line: number;
  /** Its name in errors: the field, or the column of a shop's export. */
  readonly name: string;
  /** The currency of its amounts, where the host chose one for the column. */
  readonly currency?: string | undefined;
}

/** A product's cells as a file has them, independent of the file's format. */
export interface RawProduct {
  readonly line: number;
  readonly cells: Partial<Record<CatalogField, RawCell>>;
  /** Cells with the price in further currencies. */
  readonly prices?: readonly RawCell[];
  readonly variants?: readonly RawProduct[];
  readonly checkout?: { readonly shop: string; readonly variantId: string } | undefined;
  /** What is wrong with the product as a whole. */
  readonly error?:
    | { readonly reason: BadReason; readonly name?: string; readonly value?: string }
    | undefined;
}

/** A cell of a value; undefined where the value is empty. */
export function cellOf(value: unknown, line: number, name: string, currency?: string): RawCell | undefined {
  return value === undefined || value === null || value === '' ? undefined : { value, line, name, currency };
}

/** The non-empty cells. */
export function cellsOf(
  cells: Partial<Record<CatalogField, RawCell | undefined>>,
): Partial<Record<CatalogField, RawCell>> {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell));
}

/** Reads a product's cells as texts and values, and collects errors. */
export class ProductReader {
  readonly raw: RawProduct;
  readonly bad: BadRow[];

  /** @param bad collects the errors; variants share their product's */
  constructor(raw: RawProduct, bad: BadRow[] = []) {
    this.raw = raw;
    this.bad = bad;
  }

  addError(field: CatalogField | '', reason: BadReason, value?: string, cell?: RawCell): undefined {
    const at = cell ?? (field ? this.raw.cells[field] : undefined);
    const seen = value === undefined ? {} : { value: excerptOf(value) };
    this.bad.push({ line: at?.line ?? this.raw.line, field: at?.name ?? field, reason, ...seen });
  }

  cell(field: CatalogField): RawCell | undefined {
    return this.raw.cells[field];
  }

  /** The cell as text; undefined where it is empty or, with an error, where it isn't text. */
  text(field: CatalogField, limit = Number.POSITIVE_INFINITY): string | undefined {
    const value = this.raw.cells[field]?.value;
    if (typeof value === 'object') return this.addError(field, 'not-text');
    const text = cleanText(String(value ?? ''));
    if (text.length > limit) return this.addError(field, 'too-long', text);
    if (text) return text;
    return REQUIRED_FIELDS.includes(field) ? this.addError(field, 'missing') : undefined;
  }

  /** The cell as a value, by `read`; undefined where it is empty or, with an error, where `read` fails. */
  value<T>(field: CatalogField, read: (text: string) => Read<T>): T | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    const result = read(text);
    return 'value' in result ? result.value : this.addError(field, result.reason, text);
  }

  /** The cell as a list: the items of a JSON list, or the parts of a text between `|`. */
  list(field: CatalogField): string[] {
    const value = this.raw.cells[field]?.value;
    const items = Array.isArray(value) ? value : (this.text(field) ?? '').split('|');
    if (items.some(item => typeof item !== 'string')) this.addError(field, 'not-text');
    return [...new Set(items.map(item => cleanText(String(item))).filter(Boolean))];
  }
}
