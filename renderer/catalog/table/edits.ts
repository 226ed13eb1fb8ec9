import type { CatalogChange } from '../../../shared/catalog.ts';
import { changedProduct, productFault } from '../../../shared/catalog-change.ts';
import type { Product } from '../../../shared/product.ts';
import { type CellEdit, columnOf } from './columns.ts';

/**
 * What an edit comes to on the product as it is: the change, or the complaint that the server would have. Undefined
 * where nothing would be another than it was.
 */
export function soundEdit(product: Product, edit: CellEdit): CellEdit | undefined {
  if ('reason' in edit) return edit;
  const { change } = edit;
  const next = changedProduct(product, change);
  if (JSON.stringify(next) === JSON.stringify(changedProduct(product, {}))) return undefined;
  if (product.variants && change.stock !== undefined) return { reason: 'has-variants', value: '' };
  const fault = productFault(next);
  if (!fault) return edit;
  const column = columnOf(fault.field);
  return { reason: fault.reason, value: column ? String(fault.field) : '' };
}

/** A value as it was, for a change that takes another one back: null where there was none. */
const before = <T>(value: T | undefined): T | null => value ?? null;

/** The change that takes a change of a product back. */
export function inverseChange(product: Product, change: CatalogChange): CatalogChange {
  const { variants: _each, ...rest } = change;
  const keys = Object.keys(rest) as (keyof typeof rest)[];
  const own = Object.fromEntries(keys.map(key => [key, before(product[key])])) as CatalogChange;
  const touchesVariants = change.variants || change.price || change.compareAt !== undefined;
  if (!product.variants || !touchesVariants) return own;
  const variants = product.variants.map(({ id, price, compareAt, stock }) => ({
    id,
    price,
    compareAt: before(compareAt),
    stock: before(stock),
  }));
  return { ...own, variants };
}
