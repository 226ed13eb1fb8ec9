import type { CatalogChange, CatalogEdit } from '../../../shared/catalog.ts';
import type { BadReason } from '../../../shared/catalog-file.ts';
import type { Product, Variant } from '../../../shared/product.ts';
import { COLUMNS, type ColumnName, readCell } from '../table/columns.ts';
import { soundEdit } from '../table/edits.ts';

/** One cell that would change. */
export interface Difference {
  readonly productId: string;
  readonly title: string;
  readonly column: ColumnName;
  readonly was: string;
  readonly becomes: string;
}

/** A line that can't be used as it is; `column` is empty where the whole line is meant. */
export interface BadLine {
  readonly line: number;
  readonly column: ColumnName | '';
  readonly reason: BadReason | 'unknown-product';
  readonly value: string;
}

export interface BulkReading {
  readonly edits: CatalogEdit[];
  readonly differences: Difference[];
  readonly bad: BadLine[];
}

const textOf = (column: ColumnName, product: Product, variant?: Variant): string =>
  variant && !COLUMNS[column].ofVariants ? '' : COLUMNS[column].write(variant ?? product);

/** Products as lines of tab-separated text: their key, their name, and the chosen columns. Variants stand below. */
export function bulkText(products: readonly Product[], columns: readonly ColumnName[]): string {
  const line = (key: string, product: Product, variant?: Variant) =>
    [key, ...columns.map(column => textOf(column, product, variant))].join('\t');
  const lines = products.flatMap(product => [
    line(product.id, product),
    ...(product.variants ?? []).map(variant => line(`${product.id} › ${variant.id}`, product, variant)),
  ]);
  return [['id', ...columns].join('\t'), ...lines].join('\n');
}

/** Two changes of one product, of which the later holds. */
function together(one: CatalogChange, other: CatalogChange): CatalogChange {
  const variants = new Map(one.variants?.map(each => [each.id, each]));
  for (const each of other.variants ?? []) variants.set(each.id, { ...variants.get(each.id), ...each });
  return { ...one, ...other, ...(variants.size > 0 ? { variants: [...variants.values()] } : {}) };
}

class Reader {
  readonly #products: ReadonlyMap<string, Product>;
  readonly changes = new Map<string, CatalogChange>();
  readonly differences: Difference[] = [];
  readonly bad: BadLine[] = [];

  constructor(products: readonly Product[]) {
    this.#products = new Map(products.map(product => [product.id, product]));
  }

  line(number: number, text: string, columns: readonly ColumnName[]): void {
    const [key = '', ...cells] = text.split('\t');
    const [id = '', variantId] = key.split(' › ').map(part => part.trim());
    const product = this.#products.get(id);
    const variant = product?.variants?.find(each => each.id === variantId);
    if (!product || (variantId !== undefined && !variant)) {
      this.#complain(number, '', 'unknown-product', key);
      return;
    }
    if (cells.length > columns.length) {
      this.#complain(number, '', 'extra-cells', key);
      return;
    }
    // A cell that is missing at the end of a line was not meant; one that is empty was.
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
        : readCell(column, cell, product, variant);
    if ('reason' in edit) {
      this.#complain(line, column, edit.reason, edit.value);
      return;
    }
    this.changes.set(product.id, together(this.changes.get(product.id) ?? {}, edit.change));
    const title = variant ? `${product.title} · ${variant.title}` : product.title;
    this.differences.push({ productId: product.id, title, column, was, becomes: cell.trim() });
  }

  /** The edits that are sound as a whole: a price and the price before it may change together. */
  edits(lineOf: ReadonlyMap<string, number>): CatalogEdit[] {
    return [...this.changes].flatMap(([productId, change]) => {
      const product = this.#products.get(productId);
      const sound = product && soundEdit(product, { change });
      if (!sound) return [];
      if ('change' in sound) return [{ productId, change: sound.change }];
      this.#complain(lineOf.get(productId) ?? 1, '', sound.reason, sound.value);
      return [];
    });
  }

  #complain(line: number, column: ColumnName | '', reason: BadLine['reason'], value: string): void {
    this.bad.push({ line, column, reason, value });
  }
}

const isColumn = (name: string): name is ColumnName => Object.hasOwn(COLUMNS, name);

/** What a text that began as `bulkText` would change now. Whatever is wrong in it is named, and nothing is guessed. */
export function readBulk(text: string, products: readonly Product[]): BulkReading {
  const [head = '', ...lines] = text.replace(/\r/g, '').split('\n');
  const [, ...names] = head.split('\t').map(name => name.trim());
  const unknown = names.find(name => !isColumn(name));
  if (unknown !== undefined || names.length === 0)
    return {
      edits: [],
      differences: [],
      bad: [{ line: 1, column: '', reason: 'unknown-column', value: unknown ?? head }],
    };
  const reader = new Reader(products);
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
