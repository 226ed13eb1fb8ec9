import type { Product } from '../../../shared/catalog/product.ts';
import type { GivenFile } from './picture-file.ts';

/** A picture and the products that it is of. */
export interface PictureMatch {
  readonly file: GivenFile;
  readonly productIds: readonly string[];
}

export interface PictureMatches {
  readonly matches: readonly PictureMatch[];
  /** Names of the files that are of no product. */
  readonly unmatched: readonly string[];
  /** Names of the files whose product has a better one: a product has one picture. */
  readonly spare: readonly string[];
}

const withoutExtension = (name: string): string => name.replace(/\.[a-z\d]{2,5}$/i, '');

/** What a name and a file's name have in common: letters in one case, signs and spaces as one hyphen. */
const keyOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** The number that marks a further picture of one thing: `mug-2`, `mug (3)`, `mug_01`. */
const FURTHER = /-0*(\d{1,2})$/;

/** The names of a product that a picture may have, best first. */
function namesOf({ id, title, pictureFile, variants = [] }: Product): string[][] {
  return [
    pictureFile === undefined ? [] : [withoutExtension(pictureFile)],
    [id],
    variants.map(variant => variant.id),
    [title],
  ].map(names => names.map(keyOf).filter(Boolean));
}

/** The products by a name of theirs, for each kind of name, best first. */
function indexOf(products: readonly Product[]): Map<string, string[]>[] {
  const index: Map<string, string[]>[] = [];
  for (const product of products)
    for (const [rank, names] of namesOf(product).entries()) {
      index[rank] ??= new Map();
      for (const name of names)
        index[rank].set(name, [...new Set([...(index[rank].get(name) ?? []), product.id])]);
    }
  return index;
}

interface Found {
  readonly file: GivenFile;
  readonly productIds: readonly string[];
  /** Lower is better. */
  readonly rank: number;
}

/** Further pictures come behind those with the plain name, in the order of their numbers. */
const FURTHER_RANK = 100;
const TITLE = 3;

function find(index: readonly Map<string, string[]>[], file: GivenFile): Found | undefined {
  const key = keyOf(withoutExtension(file.name));
  const number = FURTHER.exec(key)?.[1];
  const keys = [
    { key, behind: 0 },
    ...(number === undefined
      ? []
      : [{ key: key.replace(FURTHER, ''), behind: FURTHER_RANK * (1 + Number(number)) }]),
  ];
  for (const { key: name, behind } of keys)
    for (const [rank, byName] of index.entries()) {
      const productIds = byName.get(name) ?? [];
      // Several products of one name have pictures of their own, and nothing says which this is.
      if (productIds.length === 0 || (rank === TITLE && productIds.length > 1)) continue;
      return { file, productIds, rank: rank + behind };
    }
  return undefined;
}

/**
 * Finds the products that pictures are of, by the files' names: the one in the list's picture column, else the id (SKU) of
 * the product or of one of its variants, else its name. A file may be of several products that share it; a product gets the
 * file with the best name.
 */
export function matchPictures(files: readonly GivenFile[], products: readonly Product[]): PictureMatches {
  const index = indexOf(products);
  const found = files.map(file => ({ file, found: find(index, file) }));
  const best = new Map<string, Found>();
  for (const { found: one } of found)
    for (const id of one?.productIds ?? []) {
      const before = best.get(id);
      if (one && (!before || one.rank < before.rank)) best.set(id, one);
    }
  const byFile = Map.groupBy(best, ([, { file }]) => file);
  return {
    matches: [...byFile].map(([file, chosen]) => ({ file, productIds: chosen.map(([id]) => id) })),
    unmatched: found.filter(each => !each.found).map(({ file }) => file.name),
    spare: found.filter(each => each.found && !byFile.has(each.file)).map(({ file }) => file.name),
  };
}
