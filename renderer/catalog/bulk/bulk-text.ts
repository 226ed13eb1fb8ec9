import type { BadReason } from '../../../shared/catalog/file.ts';
import type { Product, Variant } from '../../../shared/catalog/product.ts';
import type { CatalogChange, CatalogEdit } from '../../../shared/catalog/protocol.ts';
import { COLUMNS, type ColumnName, parseCell } from '../table/columns.ts';
import { validateEdit } from '../table/edits.ts';

/** A changed cell. */
export interface Difference {
  readonly productId: string;
  readonly title: string;
  readonly column: ColumnName;
  readonly was: string;
  readonly becomes: string;
}

/** An error of a line; `column` is empty if it concerns the whole line. */
export interface LineError {
  readonly line: number;
  readonly column: ColumnName | '';
  readonly reason: BadReason | 'unknown-product' | 'unknown-column';
  readonly value: string;
}

export interface ParsedBulk {
  readonly edits: CatalogEdit[];
  readonly differences: Difference[];
  readonly bad: LineError[];
}

const textOf = (column: ColumnName, product: Product, variant?: Variant): string =>
  variant && !COLUMNS[column].ofVariants ? '' : COLUMNS[column].format(variant ?? product);

/** Products as tab-separated text: id and the chosen columns; variants on lines of their own below. */
export function formatBulk(products: readonly Product[], columns: readonly ColumnName[]): string {
  const line = (key: string, product: Product, variant?: Variant) =>
    [key, ...columns.map(column => textOf(column, product, variant))].join('\t');
  const lines = products.flatMap(product => [
    line(product.id, product),
    ...(product.variants ?? []).map(variant => line(`${product.id} › ${variant.id}`, product, variant)),
  ]);
  return [['id', ...columns].join('\t'), ...lines].join('\n');
}

/** Merges two changes of a product; the later one wins. */
function mergeChanges(one: CatalogChange, other: CatalogChange): CatalogChange {
  const variants = new Map(one.variants?.map(each => [each.id, each]));
  for (const each of other.variants ?? []) variants.set(each.id, { ...variants.get(each.id), ...each });
  return { ...one, ...other, ...(variants.size > 0 ? { variants: [...variants.values()] } : {}) };
}

class BulkParser {
  readonly #products: ReadonlyMap<string, Product>;
  readonly changes = new Map<string, CatalogChange>();
  readonly differences: Difference[] = [];
  readonly bad: LineError[] = [];

  constructor(products: readonly Product[]) {
    this.#products = new Map(products.map(product => [product.id, product]));
  }

  line(number: number, text: string, columns: readonly ColumnName[]): void {
    const [key = '', ...cells] = text.split('\t');
    const [id = '', variantId] = key.split(' › ').map(part => part.trim());
    const product = this.#products.get(id);
    const variant = product?.variants?.find(each => each.id === variantId);
    if (!product || (variantId !== undefined && !variant)) {
      this.#addError(number, '', 'unknown-product', key);
      return;
    }
    if (cells.length > columns.length) {
      this.#addError(number, '', 'extra-cells', key);
      return;
    }
    // Missing cells at the end of a line are unchanged; empty ones are a change.
    for (const [index, cell] of cells.entries()) {
      const column = columns[index];
      if (column) this.#cell(number, column, cell, product, variant);
    }
  }

  #cell(line: number, column: ColumnName, cell: string, product: Product, variant?: Variant): void {
    const was = textOf(column, product, variant);
    if (cell.trim() === was) return;
    const edit =
      variant && !COLUMNS[column].ofVariants
        ? ({ reason: 'has-variants', value: cell } as const)
        : parseCell(column, cell, product, variant);
    if ('reason' in edit) {
      this.#addError(line, column, edit.reason, edit.value);
      return;
    }
    this.changes.set(product.id, mergeChanges(this.changes.get(product.id) ?? {}, edit.change));
    const title = variant ? `${product.title} · ${variant.title}` : product.title;
    this.differences.push({ productId: product.id, title, column, was, becomes: cell.trim() });
  }

  /** The valid edits. Validated by product, as price and compare-at price may change together. */
  edits(lineOf: ReadonlyMap<string, number>): CatalogEdit[] {
    return [...this.changes].flatMap(([productId, change]) => {
      const product = this.#products.get(productId);
      const edit = product && validateEdit(product, { change });
      if (!edit) return [];
      if ('change' in edit) return [{ productId, change: edit.change }];
      this.#addError(lineOf.get(productId) ?? 1, '', edit.reason, edit.value);
      return [];
    });
  }

  #addError(line: number, column: ColumnName | '', reason: LineError['reason'], value: string): void {
    this.bad.push({ line, column, reason, value });
  }
}

const isColumn = (name: string): name is ColumnName => Object.hasOwn(COLUMNS, name);

/** Parses an edited text of `formatBulk` to its changes and errors. */
export function parseBulk(text: string, products: readonly Product[]): ParsedBulk {
  const [head = '', ...lines] = text.replace(/\r/g, '').split('\n');
  const [, ...names] = head.split('\t').map(name => name.trim());
  const unknown = names.find(name => !isColumn(name));
  if (unknown !== undefined || names.length === 0)
    return {
      edits: [],
      differences: [],
      bad: [{ line: 1, column: '', reason: 'unknown-column', value: unknown ?? head }],
    };
  const reader = new BulkParser(products);
  const lineOf = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const id = line.split('\t')[0]?.split(' › ')[0]?.trim() ?? '';
    if (!lineOf.has(id)) lineOf.set(id, index + 2);
    reader.line(index + 2, line, names.filter(isColumn));
  }
  const edits = reader.edits(lineOf);
  const { differences, bad } = reader;
  return { edits, differences, bad: bad.sort((one, other) => one.line - other.line) };
}
