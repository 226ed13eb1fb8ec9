import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { GlyphRow } from './glyphs.ts';

const FILE = fileURLToPath(new URL('../../../assets/chinese/words.txt.gz', import.meta.url));
const LONGEST_WORD = 4;

interface Dictionary {
  /** The logarithm of how often a word is used among all; of what only begins words, minus infinity. */
  readonly weights: ReadonlyMap<string, number>;
  /** Of a character that is not in it. */
  readonly unknown: number;
}

let dictionary: Dictionary | undefined;

function readDictionary(): Dictionary {
  const lines = gunzipSync(readFileSync(FILE)).toString('utf8').split('\n');
  const counted = lines.map(line => {
    const [count = '1', ...words] = line.split(' ');
    return { count: Number(count), words };
  });
  const total = counted.reduce((sum, { count, words }) => sum + count * words.length, 0);
  const weightOf = (count: number): number => Math.log(count / total);
  const weights = new Map(
    counted.flatMap(({ count, words }) => words.map(word => [word, weightOf(count)] as const)),
  );
  for (const word of [...weights.keys()])
    for (let length = 1; length < word.length; length++) {
      const beginning = word.slice(0, length);
      if (!weights.has(beginning)) weights.set(beginning, Number.NEGATIVE_INFINITY);
    }
  return { weights, unknown: weightOf(1) };
}

/** Reads the dictionary, if that is not done yet: what needs it first would wait for that. */
export function loadDictionary(): Dictionary {
  dictionary ??= readDictionary();
  return dictionary;
}

/** Where the words of a text begin and end, in places of its row; found out when first asked. */
export class WordBorders {
  readonly #row: GlyphRow;
  #borders: ReadonlySet<number> | undefined;

  constructor(row: GlyphRow) {
    this.#row = row;
  }

  has(at: number): boolean {
    this.#borders ??= bordersOf(this.#row);
    return this.#borders.has(at);
  }

  /** Whether some word of two characters or more lies within [from, to). */
  hasWordIn(from: number, to: number): boolean {
    for (let at = from; at + 1 < to; at++) if (!this.has(at + 1)) return true;
    return false;
  }
}

/**
 * The likeliest words of a text: the way through it on which the words' frequencies, multiplied, are highest (as jieba does
 * without its model for unknown words).
 */
function bordersOf({ glyphs }: GlyphRow): ReadonlySet<number> {
  const { weights, unknown } = loadDictionary();
  const best = new Float64Array(glyphs.length + 1);
  const length = new Uint8Array(glyphs.length);
  for (let at = glyphs.length - 1; at >= 0; at--) {
    best[at] = Number.NEGATIVE_INFINITY;
    let word = '';
    for (let to = at + 1; to <= Math.min(at + LONGEST_WORD, glyphs.length); to++) {
      word += glyphs[to - 1]?.plain;
      const known = weights.get(word);
      const weight = Math.max(
        known ?? Number.NEGATIVE_INFINITY,
        to === at + 1 ? unknown : Number.NEGATIVE_INFINITY,
      );
      const whole = weight + (best[to] ?? 0);
      if (whole > (best[at] ?? 0)) {
        best[at] = whole;
        length[at] = to - at;
      }
      if (known === undefined) break;
    }
  }
  const borders = new Set([0]);
  for (let at = 0; at < glyphs.length; ) {
    at += Math.max(1, length[at] ?? 1);
    borders.add(at);
  }
  return borders;
}
