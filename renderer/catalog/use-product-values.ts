import { useShow } from '../app/room-context.tsx';

/** The distinct brands or categories of the show's products, in alphabetical order. */
export function useProductValues(field: 'brand' | 'category'): string[] {
  const products = useShow(show => show.catalog.products);
  return [...new Set(products.flatMap(product => product[field] ?? []))].sort((a, b) => a.localeCompare(b));
}
