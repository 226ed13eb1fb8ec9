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
const OTHERS = /[^\p{L}]/gu;
const REPEATED = /(.)\1+/gu;
const HAN = /\p{Script=Han}/gu;
const BANDS = 8;
const ROWS = 2;

const mix = (hash: number, seed: number): number => {
  const mixed = Math.imul(hash ^ seed, 0x2c1b3c6d);
  return Math.imul(mixed ^ (mixed >>> 15), 0x297a2d39) >>> 0;
};

/** The letters of a text: numbers and signs are what copies differ in. */
const lettersOf = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(OTHERS, '').replace(REPEATED, '$1');

/** Pieces of three letters, or of two Chinese characters. */
function hashesOf(letters: string, size: number): Uint32Array {
  const hashes = new Set<number>();
  for (let at = 0; at + size <= letters.length; at++) {
    let hash = 0x811c9dc5;
    for (let offset = 0; offset < size; offset++)
      hash = Math.imul(hash ^ letters.charCodeAt(at + offset), 0x01000193);
    hashes.add(hash >>> 0);
  }
  return Uint32Array.from(hashes).sort();
}

function bandsOf(hashes: Uint32Array): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let key = band;
    for (let row = 0; row < ROWS; row++) {
      const seed = Math.imul(band * ROWS + row + 1, 0x9e3779b1);
      let least = 0xffffffff;
      for (const hash of hashes) least = Math.min(least, mix(hash, seed));
      key = mix(least, key + row + 1);
    }
    return key;
  });
}

/** What a text is compared by; undefined for one that is too short to tell a copy by. */
export function shinglesOf(text: string): Shingles | undefined {
  const letters = lettersOf(text);
  const han = letters.match(HAN)?.length ?? 0;
  if (letters.length + han * (HAN_WEIGHT - 1) < MIN_WEIGHT) return undefined;
  const hashes = hashesOf(letters, han * 2 > letters.length ? 2 : 3);
  return { hashes, bands: bandsOf(hashes) };
}

/** The share of pieces that two texts have in common (Jaccard), from 0 to 1. */
export function likeness({ hashes: a }: Shingles, { hashes: b }: Shingles): number {
  let common = 0;
  for (let at = 0, other = 0; at < a.length && other < b.length; ) {
    const [one = 0, two = 0] = [a[at], b[other]];
    if (one === two) common++;
    if (one <= two) at++;
    if (two <= one) other++;
  }
  return common / (a.length + b.length - common);
}
