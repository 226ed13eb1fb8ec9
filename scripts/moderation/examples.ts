import type { FeatureReader } from '../../server/moderation/classifier/features.ts';
import type { Language } from '../../server/moderation/classifier/language.ts';
import type { Lexicon } from '../../server/moderation/classifier/lexicon.ts';
import { LIVE, type Line } from './corpus.ts';
import { disguisedCopies } from './disguised-copy.ts';
import { seededRandom } from './random.ts';

/** A line as its features. */
export interface Example {
  readonly line: Line;
  /** Its hashed features that other lines have too, as columns of the corpus. */
  readonly columns: Int32Array;
  /** How many hashed features it has, also those that no other line has. */
  readonly count: number;
  readonly dense: Uint16Array;
  readonly weight: number;
  readonly positive: boolean;
  /** The same line in disguises, which are only learned from. */
  readonly copies: readonly Example[];
}

/** Lines as their features, and the hash of each column. */
export interface Corpus {
  readonly examples: readonly Example[];
  readonly hashes: Uint32Array;
}

/**
 * How far rare classes are brought up: 1 would give both classes of a set the same weight, 0 none. Davidson's tweets are
 * five in six toxic, and no chat is.
 */
const BALANCE = 0.5;
/** How much a line in disguise counts beside the line itself. */
const DISGUISED_WEIGHT = 0.5;
const SEED = 11;
/** Our own lines are few, and the only ones of live chat. */
const LIVE_WEIGHT = 2;

function weightsOf(lines: readonly Line[]): number[] {
  const counts = new Map<string, number>();
  const count = (key: string): number => counts.get(key) ?? 0;
  const classOf = (line: Line): string => `${line.source} ${line.positive}`;
  for (const line of lines) for (const key of [line.source, classOf(line)]) counts.set(key, count(key) + 1);
  return lines.map(line => {
    const balance = (count(line.source) / 2 / count(classOf(line))) ** BALANCE;
    return line.source === LIVE ? balance * LIVE_WEIGHT : balance;
  });
}

/** What reads a language: its word list, and the reader of features with it. */
export interface Reading {
  readonly lexicon: Lexicon;
  readonly features: FeatureReader;
}

interface Read {
  readonly hashed: Uint32Array;
  readonly dense: Uint16Array;
}

function read(text: string, { features }: Reading): Read {
  features.read(text);
  return {
    hashed: features.hashed.slice(0, features.count),
    dense: features.dense.slice(0, features.denseCount),
  };
}

/** Reads the features of lines, and weights them so that no set's share of toxic lines is taken for the world's. */
export function corpusOf(lines: readonly Line[], readings: Readonly<Record<Language, Reading>>): Corpus {
  const random = seededRandom(SEED);
  const all = lines.map(line => {
    const reading = readings[line.language];
    const copies = disguisedCopies(line.text, line.language, reading.lexicon, random);
    return [line.text, ...copies].map(text => read(text, reading));
  });
  const seen = new Map<number, number>();
  for (const { hashed } of all.flat()) for (const hash of hashed) seen.set(hash, (seen.get(hash) ?? 0) + 1);
  const shared = [...seen].filter(([, count]) => count > 1).sort(([, a], [, b]) => b - a);
  const columns = new Map(shared.map(([hash], column) => [hash, column]));
  const weights = weightsOf(lines);
  const example = ({ hashed, dense }: Read, line: Line, weight: number): Example => ({
    line,
    positive: line.positive,
    columns: Int32Array.from([...hashed].flatMap(hash => columns.get(hash) ?? [])),
    count: hashed.length,
    dense,
    weight,
    copies: [],
  });
  const examples = lines.map((line, at) => {
    const [plain, ...disguised] = all[at] as [Read, ...Read[]];
    const weight = weights[at] as number;
    const copies = disguised.map(each => example(each, line, weight * DISGUISED_WEIGHT));
    return { ...example(plain, line, weight), copies };
  });
  return { examples, hashes: Uint32Array.from(shared, ([hash]) => hash) };
}

/** Sequences of words that so many lines have say nothing of two being copies. */
const COMMON = 12;
const WORDS_ALIKE = 4;
const HAN_ALIKE = 9;

function* shinglesOf(text: string): Generator<string> {
  const words = text.toLowerCase().match(/\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}]+/gv) ?? [];
  const size = /\p{Script=Han}/u.test(text) ? HAN_ALIKE : WORDS_ALIKE;
  for (let at = 0; at + size <= words.length; at++) yield words.slice(at, at + size).join(' ');
}

/**
 * Deals lines into folds so that near-duplicates (a line and its paraphrase, a retweet) lie in the same one: else a
 * model would be judged on what it has seen.
 */
export function foldsOf(lines: readonly Line[], folds: number): Uint8Array {
  const parent = Int32Array.from(lines, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] as number;
    parent[at] = root;
    return root;
  };
  const having = new Map<string, number[]>();
  lines.forEach((line, at) => {
    for (const shingle of shinglesOf(line.text)) {
      const list = having.get(shingle);
      if (list) list.push(at);
      else having.set(shingle, [at]);
    }
  });
  for (const [first = 0, ...others] of having.values())
    if (others.length < COMMON) for (const other of others) parent[rootOf(other)] = rootOf(first);
  return Uint8Array.from(lines, (_, at) => (Math.imul(rootOf(at) + 1, 0x9e3779b1) >>> 8) % folds);
}
