import { useMemo } from 'react';
import { onShelf, type Product } from '../../shared/catalog/product.ts';
import { useShow } from '../app/room-context.tsx';

/** The products that can be shown and sold, in the catalog's order. */
export function useShelfProducts(): Product[] {
  const products = useShow(show => show.catalog.products);
  return useMemo(() => onShelf(products), [products]);
}
