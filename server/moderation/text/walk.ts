import type { Glyph, GlyphRow } from './glyphs.ts';
import { How, Path } from './path.ts';
import type { Phrase, PhraseTrie, TrieNode } from './phrase-trie.ts';
import type { Run } from './runs.ts';

const LONGEST_PINYIN = 6;
const LONGEST_GAP = 4;
/** Steps from one place of a text; plain words need a few dozen, a text made to keep us busy gets no more. */
const MAX_STEPS = 1500;

/** Tells of each way by which a phrase can be read; true where the phrase needs no further looking for. */
export type OnPath = (phrase: Phrase, path: Path) => void;

/** Reads phrases out of a row of glyphs, from one place on, by every way a reader could. */
export class Walker {
  readonly #trie: PhraseTrie;
  readonly #glyphs: readonly Glyph[];
  readonly #onPath: OnPath;
  readonly #path = new Path();
  #steps = 0;
  /** Whether a way through the phrases came to the end of the row, and could go on after it. */
  isOpenAtEnd = false;

  constructor(trie: PhraseTrie, row: GlyphRow, onPath: OnPath) {
    this.#trie = trie;
    this.#glyphs = row.glyphs;
    this.#onPath = onPath;
  }

  walkFrom(at: number): void {
    this.#steps = MAX_STEPS;
    this.#step(at, this.#trie.root, true);
  }

  #take(node: TrieNode | undefined, from: number, to: number, how: How): void {
    if (!node) return;
    this.#path.push(from, to, how);
    for (const phrase of node.ends) this.#onPath(phrase, this.#path);
    this.#step(to, node, true);
    this.#path.pop();
  }

  #step(at: number, node: TrieNode, mayGap: boolean): void {
    if (this.#steps-- <= 0) return;
    const glyph = this.#glyphs[at];
    const isFirst = this.#path.length === 0;
    if (!isFirst && !glyph && node.next.size > 0) this.isOpenAtEnd = true;
    if (!isFirst && mayGap) this.#stretch(at, node, glyph);
    if (!isFirst) this.#betweenWords(at, node, glyph);
    if (this.#trie.hasCyrillic) this.#leftOut(at, node);
    if (!glyph || node.next.size === 0) return;
    this.#take(node.next.get(glyph.plain), at, at + 1, How.Same);
    this.#lookAlikes(at, node, glyph);
    this.#runs(glyph.drawn, at, node, How.Sign);
    if (this.#trie.hasCyrillic) this.#runs(glyph.sounding, at, node, How.Sound);
    if (node.sounds) this.#chinese(at, node, glyph);
    if (isFirst) return;
    if (mayGap) this.#gap(at, node);
    if (glyph.isMask) this.#takeAll([...node.next.values()], at, at + 1, How.Mask);
  }

  #lookAlikes(at: number, node: TrieNode, glyph: Glyph): void {
    const how = glyph.kind === 'sign' || glyph.isDigit ? How.Sign : How.LookAlike;
    for (const letter of glyph.latin) this.#take(node.next.get(letter), at, at + 1, how);
    for (const letter of glyph.cyrillic) this.#take(node.next.get(letter), at, at + 1, how);
  }

  /** The same letter once more: "fuuuck". */
  #stretch(at: number, node: TrieNode, glyph: Glyph | undefined): void {
    const last = this.#path.length - 1;
    const how = this.#path.how[last];
    if (!glyph || glyph.kind === 'space' || how === How.Mask || how === How.Gap) return;
    if (this.#path.to[last] !== at || this.#glyphs[at - 1]?.plain !== glyph.plain) return;
    this.#path.to[last] = at + 1;
    for (const phrase of node.ends) this.#onPath(phrase, this.#path);
    this.#step(at + 1, node, true);
    this.#path.to[last] = at;
  }

  #betweenWords(at: number, node: TrieNode, glyph: Glyph | undefined): void {
    const after = node.next.get(' ');
    if (!after) return;
    let to = at;
    while (to - at < LONGEST_GAP && this.#isGap(to)) to++;
    if (to > at || glyph) this.#take(after, at, to, How.Gap);
  }

  #isGap(at: number): boolean {
    const kind = this.#glyphs[at]?.kind;
    return kind === 'space' || kind === 'sign';
  }

  #gap(at: number, node: TrieNode): void {
    for (let to = at + 1; to - at <= LONGEST_GAP && this.#isGap(to - 1); to++) this.#step(to, node, false);
  }

  #runs(runs: readonly Run[], at: number, node: TrieNode, how: How): void {
    for (const { characters, read } of runs) {
      const child = node.next.get(read);
      if (child && this.#stands(characters, at)) this.#take(child, at, at + characters.length, how);
    }
  }

  #stands(characters: readonly string[], at: number): boolean {
    for (let offset = 1; offset < characters.length; offset++) {
      if (this.#glyphs[at + offset]?.plain !== characters[offset]) return false;
    }
    return true;
  }

  /** Soft and hard signs have no sound of their own in Latin letters. */
  #leftOut(at: number, node: TrieNode): void {
    if (this.#path.how[this.#path.length - 1] !== How.Sound) return;
    this.#take(node.next.get('ь'), at, at, How.Left);
    this.#take(node.next.get('ъ'), at, at, How.Left);
  }

  #chinese(at: number, node: TrieNode, glyph: Glyph): void {
    if (glyph.kind === 'han') {
      this.#runs(glyph.split, at, node, How.Split);
      this.#homophones(at, node, glyph);
    } else if (glyph.script === 'latin') {
      this.#pinyin(at, node);
      for (const child of node.initials?.get(glyph.plain) ?? [])
        if (this.#mayGoOn(child, at + 1)) this.#take(child, at, at + 1, How.Initial);
    }
  }

  /** Whether anything can come of a first letter: dozens of characters have it, and few of them the next letter after it. */
  #mayGoOn({ ends, next, initials }: TrieNode, at: number): boolean {
    const glyph = this.#glyphs[at];
    const isPlain = glyph?.script === 'latin' && !glyph.isMask && this.#glyphs[at - 1]?.plain !== glyph.plain;
    if (!isPlain || ends.length > 0) return true;
    return initials?.has(glyph.plain) === true || next.has(glyph.plain) || next.has(' ');
  }

  #homophones(at: number, node: TrieNode, glyph: Glyph): void {
    const same = node.next.get(glyph.plain);
    for (const sound of glyph.syllables) {
      const children = node.sounds?.get(sound)?.filter(child => child !== same);
      this.#takeAll(children, at, at + 1, How.Homophone);
    }
  }

  #pinyin(at: number, node: TrieNode): void {
    let sound = '';
    for (let to = at; to < at + LONGEST_PINYIN && this.#glyphs[to]?.script === 'latin'; to++) {
      sound += this.#glyphs[to]?.plain;
      this.#takeAll(node.sounds?.get(sound), at, to + 1, How.Pinyin);
    }
  }

  #takeAll(children: readonly TrieNode[] | undefined, from: number, to: number, how: How): void {
    for (const child of children ?? []) this.#take(child, from, to, how);
  }
}
