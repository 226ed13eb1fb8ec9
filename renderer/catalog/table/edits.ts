import { changedProduct, productError } from '../../../shared/catalog/change.ts';
import type { Product } from '../../../shared/catalog/product.ts';
import type { CatalogChange } from '../../../shared/catalog/protocol.ts';
import { type CellEdit, columnOf } from './columns.ts';

/**
 * Validates an edit against the present product: returns the change, or the error that the server would return.
 * Undefined if nothing changes.
 */
export function validateEdit(product: Product, edit: CellEdit): CellEdit | undefined {
  if ('reason' in edit) return edit;
  const { change } = edit;
  const next = changedProduct(product, change);
  if (JSON.stringify(next) === JSON.stringify(changedProduct(product, {}))) return undefined;
  if (product.variants && change.stock !== undefined) return { reason: 'has-variants', value: '' };
  const error = productError(next);
  if (!error) return edit;
  const column = columnOf(error.field);
  return { reason: error.reason, value: column ? String(error.field) : '' };
}

/** A value in a change: null removes it. */
const orNull = <T>(value: T | undefined): T | null => value ?? null;

/** The change that undoes a change of a product. */
export function inverseChange(product: Product, change: CatalogChange): CatalogChange {
  const { variants: _each, allVariants, ...rest } = change;
  const keys = Object.keys(rest) as (keyof typeof rest)[];
  const own = Object.fromEntries(keys.map(key => [key, orNull(product[key])])) as CatalogChange;
  if (allVariants !== undefined) {
    // Without variants, its stock is its own again.
    const stock = product.variants ? {} : { stock: orNull(product.stock) };
    return { ...own, ...stock, allVariants: orNull(product.variants) };
  }
  const touchesVariants = change.variants || change.price || change.compareAt !== undefined;
  if (!product.variants || !touchesVariants) return own;
  const variants = product.variants.map(({ id, title, price, compareAt, stock }) => ({
    id,
    title,
    price,
    compareAt: orNull(compareAt),
    stock: orNull(stock),
  }));
  return { ...own, variants };
}
