import { onShelf, type Product } from './product.ts';

/** The part of the catalog that numbers follow from. */
interface Shelf {
  readonly products: readonly Product[];
  /** Product ids in the order of their numbers, once those are fixed. */
  readonly numbered?: readonly string[] | undefined;
}

/** A product on the shelf, and what host and viewers call it by. */
export interface NumberedProduct {
  readonly product: Product;
  /** From 1. */
  readonly number: number;
}

/**
 * The shelf in the order of its numbers. They are places until the show goes live. From then on a number stays with its
 * product: one that leaves the shelf leaves its number free, and has it again when it comes back.
 */
export function numberedShelf({ products, numbered }: Shelf): NumberedProduct[] {
  const shelf = onShelf(products);
  if (!numbered) return shelf.map((product, index) => ({ product, number: index + 1 }));
  const numbers = new Map(numbered.map((id, index) => [id, index + 1]));
  return shelf
    .map(product => ({ product, number: numbers.get(product.id) ?? numbered.length + 1 }))
    .sort((one, other) => one.number - other.number);
}

/** The fixed numbers with those of products that are on the shelf and have none yet: the next ones. */
export function withNewNumbers(numbered: readonly string[], products: readonly Product[]): string[] {
  const known = new Set(numbered);
  const added = onShelf(products).filter(({ id }) => !known.has(id));
  return [...numbered, ...added.map(({ id }) => id)];
}
