import type { Product } from '../../shared/catalog/product.ts';
import { fold, plain, tokens } from './tokens.ts';
import { isDeterminer, isOrdinary, stem, Vocabulary } from './vocabulary.ts';

type NamedProduct = Pick<Product, 'id' | 'title' | 'aliases'>;

/** A sequence of words that names products. */
interface Name {
  readonly words: readonly string[];
  readonly products: Set<string>;
  /** Part of a title, which names nothing once two products share it. An alias of two products names both. */
  readonly part: boolean;
}
interface Match {
  readonly start: number;
  readonly end: number;
  readonly products: ReadonlySet<string>;
}

const MIN_PART = 3;
const MIN_HAN = 2;
const MIN_DIGITS = 4;
const HAN = /\p{Script=Han}/u;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The folded words of a name, without Han, whose names are searched for as substrings. */
const wordsOf = (text: string): string[] =>
  tokens(plain(text))
    .filter(token => token.kind === 'word' && !HAN.test(token.text))
    .map(token => token.text);

/** Whether a word of a title may name the product alone: long enough, and no size or model number. */
const isDistinctive = (word: string): boolean => word.length >= MIN_PART && !/\d/.test(word);

/** Drops every match inside of a longer one: "driftline sneakers" doesn't name all sneakers. */
function longest(matches: readonly Match[]): Match[] {
  const inside = (inner: Match, outer: Match): boolean =>
    outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
  return matches.filter(match => !matches.some(other => inside(match, other)));
}

/**
 * Finds the products that a chat message names: by SKU, alias, whole title, two consecutive words of a title, or one word
 * of a title that no other product has. Words match in any grammatical number and case and with small typos; a word that
 * mostly means something else matches only after a determiner, or alone.
 */
export class NameFinder {
  readonly #vocabulary = new Vocabulary();
  readonly #byFirst = new Map<string, Name[]>();
  readonly #byText = new Map<string, Name>();
  readonly #han = new Map<string, Set<string>>();

  constructor(products: readonly NamedProduct[]) {
    for (const product of products) {
      this.#addSku(product.id);
      this.#addTitle(product);
      for (const alias of product.aliases) this.#addAlias(alias, product.id);
    }
  }

  /** Ids of the products that a message names, in no particular order. */
  find(text: string): string[] {
    const matches = [...longest(this.#wordMatches(text)), ...longest(this.#hanMatches(text))];
    return [...new Set(matches.flatMap(match => [...match.products]))];
  }

  #addSku(id: string): void {
    const words = wordsOf(id);
    const joined = words.join('');
    if (/^\d+$/.test(joined) && joined.length < MIN_DIGITS) return;
    this.#add(words, id, false);
    if (words.length > 1) this.#add([joined], id, false);
  }

  #addTitle({ id, title }: NamedProduct): void {
    const words = wordsOf(title);
    if (words.length > 1) this.#add(words, id, false);
    for (const [index, word] of words.entries()) {
      const isHead = index === words.length - 1;
      if (isDistinctive(word) && (isHead || !isOrdinary(stem(word)))) this.#add([word], id, true);
      if (index > 0) this.#add(words.slice(index - 1, index + 1), id, true);
    }
    if (HAN.test(title)) this.#addHan(fold(title), id);
  }

  #addAlias(alias: string, id: string): void {
    if (HAN.test(alias)) this.#addHan(fold(alias), id);
    else this.#add(wordsOf(alias), id, false);
  }

  #add(raw: readonly string[], id: string, part: boolean): void {
    const words = raw.map(stem);
    const [first] = words;
    if (!first) return;
    for (const word of words) this.#vocabulary.add(word);
    const key = `${words.join(' ')} ${part}`;
    const known = this.#byText.get(key);
    if (known) {
      known.products.add(id);
      return;
    }
    const name: Name = { words, products: new Set([id]), part };
    this.#byText.set(key, name);
    const names = this.#byFirst.get(first) ?? [];
    names.push(name);
    this.#byFirst.set(first, names);
  }

  #addHan(name: string, id: string): void {
    const text = name.replace(/\s+/g, '');
    if (text.length < MIN_HAN) return;
    this.#han.set(text, (this.#han.get(text) ?? new Set()).add(id));
  }

  #wordMatches(text: string): Match[] {
    const said = wordsOf(text);
    const meant = said.map(word => this.#vocabulary.meaning(word));
    const found: Match[] = [];
    for (const [start, word] of meant.entries()) {
      for (const { words, products, part } of this.#byFirst.get(word) ?? []) {
        if (part && products.size > 1) continue;
        if (!words.every((each, index) => meant[start + index] === each)) continue;
        if (words.length === 1 && isOrdinary(word) && !isNoun(said, start)) continue;
        found.push({ start, end: start + words.length, products });
      }
    }
    return found;
  }

  /** Finds names inside the text, but not inside one longer word of it: 水瓶 is no part of 水瓶座. */
  #hanMatches(text: string): Match[] {
    if (!HAN.test(text)) return [];
    const folded = fold(text);
    const found: Match[] = [];
    for (const [name, products] of this.#han) {
      for (let start = folded.indexOf(name); start >= 0; start = folded.indexOf(name, start + 1)) {
        found.push({ start, end: start + name.length, products });
      }
    }
    if (found.length === 0) return found;
    const words = [...segmenter.segment(folded)].map(each => ({
      start: each.index,
      end: each.index + each.segment.length,
    }));
    return found.filter(
      ({ start, end }) => !words.some(w => w.start <= start && end <= w.end && w.end - w.start > end - start),
    );
  }
}

/** Whether a word is a noun by its context: "the watch", "this blue watch", or nothing but "watch?". */
function isNoun(words: readonly string[], at: number): boolean {
  if (words.length === 1) return true;
  return isDeterminer(words[at - 1] ?? '') || isDeterminer(words[at - 2] ?? '');
}
