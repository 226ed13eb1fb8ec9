import type { Product } from './product.ts';

/** Removes case and accents. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLocaleLowerCase();
}

/** The words of a search, folded. */
export const wordsOf = (search: string): string[] => fold(search).split(/\s+/).filter(Boolean);

/** All that a product is found by, folded. */
export function searchText({ title, id, brand, aliases }: Product): string {
  return fold([title, id, brand ?? '', ...aliases].join(' '));
}
