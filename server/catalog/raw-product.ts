import type { BadReason, BadRow, CatalogField } from '../../shared/catalog/file.ts';
import { REQUIRED_FIELDS } from '../../shared/catalog/file.ts';
import type { Read } from '../../shared/catalog/price-text.ts';
import { clean, shown } from './text.ts';

/** A cell that is not empty, with where it stands. */
export interface RawCell {
  readonly value: unknown;
  readonly line: number;
  /** What complaints call it: the field, or the column of a shop's own export. */
  readonly name: string;
  /** The currency of its amounts, where the host has given the column one. */
  readonly currency?: string | undefined;
}

/** One product as a file has it, whatever the file's form: what every reader of a format makes of its rows. */
export interface RawProduct {
  readonly line: number;
  readonly cells: Partial<Record<CatalogField, RawCell>>;
  /** The price in further currencies, a cell for each. */
  readonly prices?: readonly RawCell[];
  readonly variants?: readonly RawProduct[];
  readonly checkout?: { readonly shop: string; readonly variantId: string } | undefined;
  /** What is wrong with the whole of it. */
  readonly flaw?: { readonly reason: BadReason; readonly name?: string; readonly value?: string } | undefined;
}

/** Makes a cell of what stands at a place of the file; undefined where that is nothing. */
export function cellOf(value: unknown, line: number, name: string, currency?: string): RawCell | undefined {
  return value === undefined || value === null || value === '' ? undefined : { value, line, name, currency };
}

/** The cells that are not empty. */
export function cellsOf(
  cells: Partial<Record<CatalogField, RawCell | undefined>>,
): Partial<Record<CatalogField, RawCell>> {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell));
}

/** A product under reading: gives its cells as texts and values, and notes what is wrong with them. */
export class ProductReader {
  readonly raw: RawProduct;
  readonly bad: BadRow[];

  /** @param bad where complaints go; variants share their product's */
  constructor(raw: RawProduct, bad: BadRow[] = []) {
    this.raw = raw;
    this.bad = bad;
  }

  complain(field: CatalogField | '', reason: BadReason, value?: string, cell?: RawCell): undefined {
    const at = cell ?? (field ? this.raw.cells[field] : undefined);
    const seen = value === undefined ? {} : { value: shown(value) };
    this.bad.push({ line: at?.line ?? this.raw.line, field: at?.name ?? field, reason, ...seen });
  }

  cell(field: CatalogField): RawCell | undefined {
    return this.raw.cells[field];
  }

  /** The cell as text; undefined where it is empty or, with a complaint, where it is no text. */
  text(field: CatalogField, limit = Number.POSITIVE_INFINITY): string | undefined {
    const value = this.raw.cells[field]?.value;
    if (typeof value === 'object') return this.complain(field, 'not-text');
    const text = clean(String(value ?? ''));
    if (text.length > limit) return this.complain(field, 'too-long', text);
    if (text) return text;
    return REQUIRED_FIELDS.includes(field) ? this.complain(field, 'missing') : undefined;
  }

  /** The cell as what `read` makes of its text; undefined where it is empty or, with a complaint, unreadable. */
  value<T>(field: CatalogField, read: (text: string) => Read<T>): T | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    const result = read(text);
    return 'value' in result ? result.value : this.complain(field, result.reason, text);
  }

  /** The cell as a list: of a JSON file its items, of a text its parts between `|`. */
  list(field: CatalogField): string[] {
    const value = this.raw.cells[field]?.value;
    const items = Array.isArray(value) ? value : (this.text(field) ?? '').split('|');
    if (items.some(item => typeof item !== 'string')) this.complain(field, 'not-text');
    return [...new Set(items.map(item => clean(String(item))).filter(Boolean))];
  }
}
