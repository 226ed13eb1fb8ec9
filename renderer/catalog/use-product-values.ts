import { useShow } from '../app/room-context.tsx';

/** The brands or categories that the show's products have, each once, in the order of the alphabet. */
export function useKnown(field: 'brand' | 'category'): string[] {
  const products = useShow(show => show.products);
  return [...new Set(products.flatMap(product => product[field] ?? []))].sort((a, b) => a.localeCompare(b));
}
