import type { Product, Variant } from '../../../shared/product.ts';

/** A line of the table: a product, or one of the variants of a product that was opened. */
export interface Row {
  readonly key: string;
  readonly product: Product;
  readonly variant?: Variant;
}

/** Whether a product is meant by what was searched for: by name, id, brand or category. */
function isMeant({ title, id, brand = '', category = '' }: Product, words: readonly string[]): boolean {
  const text = `${title} ${id} ${brand} ${category}`.toLowerCase();
  return words.every(word => text.includes(word));
}

/** The lines that are to be seen. */
export function rowsOf(products: readonly Product[], search: string, opened: ReadonlySet<string>): Row[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return products
    .filter(product => isMeant(product, words))
    .flatMap(product => {
      const variants = opened.has(product.id) ? (product.variants ?? []) : [];
      const below = variants.map(variant => ({ key: `${product.id} ${variant.id}`, product, variant }));
      return [{ key: product.id, product }, ...below];
    });
}
