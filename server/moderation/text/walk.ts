import { codeOf, type Glyph } from './glyphs.ts';
import { How, Path } from './path.ts';
import type { Phrase, PhraseTrie, TrieNode } from './phrase-trie.ts';

const LONGEST_PINYIN = 6;
const LONGEST_GAP = 4;
const SOFT_SIGN = codeOf('ь');
const HARD_SIGN = codeOf('ъ');
const NO_NODES: readonly TrieNode[] = [];
/** Steps from one place of a text; plain words need a few dozen, a text made to keep us busy gets no more. */
const MAX_STEPS = 1500;

/** Tells of each way by which a phrase can be read; true where the phrase needs no further looking for. */
export type OnPath = (phrase: Phrase, path: Path) => void;

/** What may come after a row: the bits of characters and of sounds, and whether a gap between words may. */
export interface Rest {
  bits: number;
  soundBits: number;
  mayGap: boolean;
}

/** Reads phrases out of a row of glyphs, from one place on, by every way a reader could. */
export class Walker {
  readonly #trie: PhraseTrie;
  readonly #path = new Path();
  #glyphs: readonly Glyph[] = [];
  #onPath: OnPath = () => undefined;
  #steps = 0;
  /** With what the ways that came to the end of the row could go on after it. */
  rest: Rest = { bits: 0, soundBits: 0, mayGap: false };

  constructor(trie: PhraseTrie) {
    this.#trie = trie;
  }

  /** Sets out on another row. */
  begin(glyphs: readonly Glyph[], onPath: OnPath): void {
    this.#glyphs = glyphs;
    this.#onPath = onPath;
    this.rest = { bits: 0, soundBits: 0, mayGap: false };
  }

  walkFrom(at: number): void {
    this.#steps = MAX_STEPS;
    this.#path.length = 0;
    this.#step(at, this.#trie.root, true);
  }

  #take(node: TrieNode | undefined, from: number, to: number, how: How): void {
    if (!node) return;
    if (node.ends.length === 0 && this.#isDead(node, to, how)) {
      this.#steps--;
      return;
    }
    this.#path.push(from, to, how);
    for (const phrase of node.ends) this.#onPath(phrase, this.#path);
    this.#step(to, node, true);
    this.#path.pop();
  }

  /** Whether a step from here surely finds nothing: the next glyph is a letter of which no phrase can make anything. */
  #isDead(node: TrieNode, at: number, how: How): boolean {
    const glyph = this.#glyphs[at];
    if (!glyph?.isSolid || node.afterGap || how === How.Sound) return false;
    if (((node.bits & glyph.bits) | (node.soundBits & glyph.soundBits)) !== 0) return false;
    return this.#glyphs[at - 1]?.code !== glyph.code;
  }

  #step(at: number, node: TrieNode, mayGap: boolean): void {
    if (this.#steps-- <= 0) return;
    const glyph = this.#glyphs[at];
    const isFirst = this.#path.length === 0;
    if (!isFirst) this.#goOn(at, node, mayGap);
    if (!glyph || node.next.size === 0) return;
    const bits = node.bits & glyph.bits;
    if (bits !== 0) this.#letters(at, node, glyph);
    if (node.sounds && (bits | (node.soundBits & glyph.soundBits)) !== 0) this.#chinese(at, node, glyph);
    if (isFirst) return;
    if (mayGap) this.#gap(at, node);
    if (glyph.isMask) for (const child of [...node.next.values()]) this.#take(child, at, at + 1, How.Mask);
  }

  /** What may stand here beside the next letter. */
  #goOn(at: number, node: TrieNode, mayGap: boolean): void {
    const glyph = this.#glyphs[at];
    if (!glyph) this.#leave(node);
    if (mayGap) this.#stretch(at, node, glyph);
    if (node.afterGap) this.#betweenWords(at, node.afterGap, glyph);
    if (this.#trie.hasCyrillic) this.#leftOut(at, node);
  }

  #leave({ bits, soundBits, afterGap }: TrieNode): void {
    this.rest.bits |= bits;
    this.rest.soundBits |= soundBits;
    this.rest.mayGap ||= afterGap !== undefined;
  }

  #letters(at: number, node: TrieNode, glyph: Glyph): void {
    for (const { code, bit, how, characters } of glyph.readings) {
      if ((node.bits & bit) === 0 || (how === How.Sound && !this.#trie.hasCyrillic)) continue;
      const child = node.next.get(code);
      if (child && this.#stands(characters, at)) this.#take(child, at, at + characters.length, how);
    }
  }

  /** The same letter once more: "fuuuck". */
  #stretch(at: number, node: TrieNode, glyph: Glyph | undefined): void {
    const last = this.#path.length - 1;
    const how = this.#path.how[last];
    if (!glyph || glyph.kind === 'space' || how === How.Mask || how === How.Gap) return;
    if (this.#path.to[last] !== at || this.#glyphs[at - 1]?.code !== glyph.code) return;
    this.#path.to[last] = at + 1;
    for (const phrase of node.ends) this.#onPath(phrase, this.#path);
    this.#step(at + 1, node, true);
    this.#path.to[last] = at;
  }

  #betweenWords(at: number, after: TrieNode, glyph: Glyph | undefined): void {
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

  #stands(characters: readonly string[], at: number): boolean {
    for (let offset = 1; offset < characters.length; offset++) {
      if (this.#glyphs[at + offset]?.plain !== characters[offset]) return false;
    }
    return true;
  }

  /** Soft and hard signs have no sound of their own in Latin letters. */
  #leftOut(at: number, node: TrieNode): void {
    if (this.#path.how[this.#path.length - 1] !== How.Sound) return;
    this.#take(node.next.get(SOFT_SIGN), at, at, How.Left);
    this.#take(node.next.get(HARD_SIGN), at, at, How.Left);
  }

  #chinese(at: number, node: TrieNode, glyph: Glyph): void {
    if (glyph.kind === 'han') {
      for (const { characters, read } of glyph.split)
        if (this.#stands(characters, at))
          this.#take(node.next.get(codeOf(read)), at, at + characters.length, How.Split);
      this.#homophones(at, node, glyph);
    } else if (glyph.script === 'latin') {
      this.#pinyin(at, node);
      for (const child of node.initials?.get(glyph.code) ?? NO_NODES)
        if (this.#mayGoOn(child, at + 1)) this.#take(child, at, at + 1, How.Initial);
    }
  }

  /** Whether anything can come of a first letter: dozens of characters have it, and few of them the next letter after it. */
  #mayGoOn({ ends, next, initials, bits, soundBits, afterGap }: TrieNode, at: number): boolean {
    const glyph = this.#glyphs[at];
    const isPlain = glyph?.script === 'latin' && !glyph.isMask && this.#glyphs[at - 1]?.code !== glyph.code;
    if (!isPlain || ends.length > 0 || afterGap) return true;
    if (((bits | soundBits) & glyph.soundBits) === 0) return false;
    return initials?.has(glyph.code) === true || next.has(glyph.code);
  }

  #homophones(at: number, node: TrieNode, glyph: Glyph): void {
    const same = node.next.get(glyph.code);
    for (const sound of glyph.syllables) {
      for (const child of node.sounds?.get(sound) ?? NO_NODES)
        if (child !== same) this.#take(child, at, at + 1, How.Homophone);
    }
  }

  #pinyin(at: number, node: TrieNode): void {
    let spelt = node.spelt;
    for (let to = at; to < at + LONGEST_PINYIN; to++) {
      const glyph = this.#glyphs[to];
      spelt = glyph?.script === 'latin' ? spelt?.next.get(glyph.code) : undefined;
      if (!spelt) return;
      for (const child of spelt.nodes) this.#take(child, at, to + 1, How.Pinyin);
    }
  }
}
