import { bitsOfCode, Is } from '../text/characters.ts';

/** A text as what it is compared by. */
export interface Shingles {
  /** Hashes of its pieces, each once, in ascending order. */
  readonly hashes: Uint32Array;
  /** Keys that two texts likely share if most of their pieces are the same (MinHash in bands). */
  readonly bands: readonly number[];
}

/** Shorter texts are said by many who mean no harm: "666", "how much is it", 主播好美. */
const MIN_WEIGHT = 16;
/** A Chinese character says about as much as so many letters. */
const HAN_WEIGHT = 2;
const BANDS = 8;
const ROWS = 2;
const SEEDS = Uint32Array.from({ length: BANDS * ROWS }, (_, row) => Math.imul(row + 1, 0x9e3779b1));

const mix = (hash: number, seed: number): number => {
  const mixed = Math.imul(hash ^ seed, 0x2c1b3c6d);
  return Math.imul(mixed ^ (mixed >>> 15), 0x297a2d39) >>> 0;
};

interface Letters {
  /** UTF-16 units. */
  readonly units: readonly number[];
  readonly han: number;
}

/** The letters of a text, each once where it is repeated: numbers and signs are what copies differ in. */
function lettersOf(text: string): Letters {
  const folded = text.normalize('NFKC').toLowerCase();
  const units: number[] = [];
  let [before, han] = [-1, 0];
  for (let at = 0; at < folded.length; at++) {
    const code = folded.codePointAt(at) as number;
    if (code > 0xffff) at++;
    const bits = bitsOfCode(code);
    if ((bits & Is.letter) === 0 || code === before) continue;
    before = code;
    if ((bits & Is.han) !== 0) han++;
    if (code > 0xffff) units.push(folded.charCodeAt(at - 1));
    units.push(folded.charCodeAt(at));
  }
  return { units, han };
}

/** Pieces of three letters, or of two Chinese characters. */
function hashesOf(units: readonly number[], size: number): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, units.length - size + 1));
  for (let at = 0; at < hashes.length; at++) {
    let hash = 0x811c9dc5;
    for (let offset = 0; offset < size; offset++)
      hash = Math.imul(hash ^ (units[at + offset] as number), 0x01000193);
    hashes[at] = hash;
  }
  hashes.sort();
  let count = 0;
  for (let at = 0; at < hashes.length; at++)
    if (at === 0 || hashes[at] !== hashes[at - 1]) hashes[count++] = hashes[at] as number;
  return hashes.slice(0, count);
}

function leastMixed(hashes: Uint32Array, seed: number): number {
  let least = 0xffffffff;
  for (let at = 0; at < hashes.length; at++) {
    const mixed = mix(hashes[at] as number, seed);
    if (mixed < least) least = mixed;
  }
  return least;
}

function bandsOf(hashes: Uint32Array): number[] {
  const bands: number[] = [];
  for (let band = 0; band < BANDS; band++) {
    let key = band;
    for (let row = 0; row < ROWS; row++)
      key = mix(leastMixed(hashes, SEEDS[band * ROWS + row] as number), key + row + 1);
    bands.push(key);
  }
  return bands;
}

/** What a text is compared by; undefined for one that is too short to tell a copy by. */
export function shinglesOf(text: string): Shingles | undefined {
  const { units, han } = lettersOf(text);
  if (units.length + han * (HAN_WEIGHT - 1) < MIN_WEIGHT) return undefined;
  const hashes = hashesOf(units, han * 2 > units.length ? 2 : 3);
  return { hashes, bands: bandsOf(hashes) };
}

/** The share of pieces that two texts have in common (Jaccard), from 0 to 1. */
export function likeness({ hashes: a }: Shingles, { hashes: b }: Shingles): number {
  let common = 0;
  for (let at = 0, other = 0; at < a.length && other < b.length; ) {
    const one = a[at] as number;
    const two = b[other] as number;
    if (one === two) common++;
    if (one <= two) at++;
    if (two <= one) other++;
  }
  return common / (a.length + b.length - common);
}
