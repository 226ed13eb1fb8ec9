import { useMemo } from 'react';
import { type NumberedProduct, numberedShelf } from '../../shared/catalog/numbers.ts';
import { onShelf, type Product } from '../../shared/catalog/product.ts';
import { useShow } from '../app/room-context.tsx';

/** The products that can be shown and sold, in the catalog's order. */
export function useShelfProducts(): Product[] {
  const products = useShow(show => show.catalog.products);
  return useMemo(() => onShelf(products), [products]);
}

/** The products that can be shown and sold, in the order of their numbers. */
export function useNumberedShelf(): NumberedProduct[] {
  const products = useShow(show => show.catalog.products);
  const numbered = useShow(show => show.catalog.numbered);
  return useMemo(() => numberedShelf({ products, numbered }), [products, numbered]);
}
