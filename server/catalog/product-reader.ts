import type { BadReason, BadRow, CatalogField } from '../../shared/catalog/file.ts';
import { REQUIRED_FIELDS } from '../../shared/catalog/file.ts';
import type { CatalogNote, NoteReason } from '../../shared/catalog/notes.ts';
import type { Read } from '../../shared/catalog/read-price.ts';
import type { RawCell, RawProduct } from './raw-product.ts';
import { cleanText, cutText, excerptOf } from './values/clean-text.ts';

/** Reads a product's cells as texts and values, and collects errors and notes. */
export class ProductReader {
  readonly raw: RawProduct;
  /** Errors; a product or variant with one is left out. */
  readonly bad: BadRow[] = [];
  /** Errors of variants, which are left out while their product comes in. */
  readonly leftOut: BadRow[] = [];
  readonly notes: CatalogNote[];

  /** @param notes collects the notes; variants share their product's */
  constructor(raw: RawProduct, notes: CatalogNote[] = []) {
    this.raw = raw;
    this.notes = notes;
    notes.push(...(raw.notes ?? []));
    const cells = [...Object.values(raw.cells), ...(raw.sale ? [raw.sale] : [])];
    for (const { written, value, line, name } of cells) {
      if (written === undefined) continue;
      const [was, used] = [excerptOf(written), excerptOf(String(value))];
      notes.push({ line, field: name, reason: 'protected', value: was, used });
    }
  }

  #at(field: CatalogField | '', cell?: RawCell) {
    const at = cell ?? (field ? this.raw.cells[field] : undefined);
    return { line: at?.line ?? this.raw.line, field: at?.name ?? field };
  }

  addError(field: CatalogField | '', reason: BadReason, value?: string, cell?: RawCell): undefined {
    this.bad.push({
      ...this.#at(field, cell),
      reason,
      ...(value !== undefined && { value: excerptOf(value) }),
    });
  }

  /** Notes what was done with a cell: what stood there, and what is used in its place. */
  addNote(
    field: CatalogField | '',
    reason: NoteReason,
    { value, used, cell }: { value?: string | undefined; used?: string; cell?: RawCell | undefined } = {},
  ): undefined {
    this.notes.push({
      ...this.#at(field, cell),
      reason,
      ...(value !== undefined && { value: excerptOf(value) }),
      ...(used !== undefined && { used: excerptOf(used) }),
    });
  }

  cell(field: CatalogField): RawCell | undefined {
    return this.raw.cells[field];
  }

  /** The cell as text; undefined where it is empty or, with an error or a note, where it isn't text. */
  text(field: CatalogField): string | undefined {
    const value = this.raw.cells[field]?.value;
    const isRequired = REQUIRED_FIELDS.includes(field);
    if (typeof value === 'object') {
      return isRequired ? this.addError(field, 'not-text') : this.addNote(field, 'not-text');
    }
    const text = cleanText(String(value ?? ''));
    if (text) return text;
    return isRequired ? this.addError(field, 'missing') : undefined;
  }

  /** The cell as text; with a note, cut at a word where it is longer than the limit. */
  cutText(field: CatalogField, limit: number): string | undefined {
    const text = this.text(field);
    if (text?.includes('\uFFFD')) this.addNote(field, 'letter-lost', { value: text });
    if (text === undefined || text.length <= limit) return text;
    const cut = cutText(text, limit);
    this.addNote(field, 'text-cut', { value: text, used: cut });
    return cut;
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
    if (items.some(item => typeof item !== 'string')) this.addNote(field, 'not-text');
    const texts = items.filter(item => typeof item === 'string');
    return [...new Set(texts.map(item => cleanText(item)).filter(Boolean))];
  }
}
