import unhomoglyph from 'unhomoglyph';

/** Accents and joiners, which belong to no script of their own. */
const MARKS = /\p{Script=Inherited}/gu;
const OTHERS = /[^\p{L}\p{M}\p{N}]/gu;

const plain = (text: string): string => text.normalize('NFKD').replace(MARKS, '');

/**
 * What a name looks like: two that a reader could mistake for each other have the same key. It is the skeleton of Unicode
 * Technical Standard 39, taken without regard to case, accents, spaces and signs.
 */
export function lookAlikeKey(name: string): string {
  // Letters of either case have doubles of their own: one is looked at after the other, and a small i is a small l then,
  // as a large one has become.
  const large = unhomoglyph(plain(name).toUpperCase());
  const small = unhomoglyph(plain(large.toLowerCase())).toLowerCase();
  return small.replaceAll('i', 'l').replace(OTHERS, '') || name;
}
