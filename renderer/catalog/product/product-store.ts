import { create } from 'zustand';
import type { Product } from '../../../shared/catalog/product.ts';

/** What is done with one product now: written anew, perhaps after another one, changed, or about to be removed. */
export type ProductTask =
  | { readonly kind: 'none' }
  | { readonly kind: 'add'; readonly like?: Product }
  | { readonly kind: 'edit'; readonly product: Product }
  | { readonly kind: 'remove'; readonly product: Product };

export const useProductTask = create<{ task: ProductTask }>(() => ({ task: { kind: 'none' } }));

export const openProductTask = (task: ProductTask): void => useProductTask.setState({ task });

export const closeProductTask = (): void => openProductTask({ kind: 'none' });
