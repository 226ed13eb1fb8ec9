import type { Product, Variant } from '../../../shared/catalog/product.ts';

/** A row of the table: a product, or a variant of an expanded product. */
export interface Row {
  readonly key: string;
  readonly product: Product;
  readonly variant?: Variant;
}

/** True if title, id, brand and category contain all words of a search. */
function matches({ title, id, brand = '', category = '' }: Product, words: readonly string[]): boolean {
  const text = `${title} ${id} ${brand} ${category}`.toLowerCase();
  return words.every(word => text.includes(word));
}

/** The visible rows. */
export function rowsOf(products: readonly Product[], search: string, opened: ReadonlySet<string>): Row[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return products
    .filter(product => matches(product, words))
    .flatMap(product => {
      const variants = opened.has(product.id) ? (product.variants ?? []) : [];
      const below = variants.map(variant => ({ key: `${product.id} ${variant.id}`, product, variant }));
      return [{ key: product.id, product }, ...below];
    });
}
