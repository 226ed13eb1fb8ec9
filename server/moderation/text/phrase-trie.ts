import { bitOf, codeOf, glyphsOf, readGlyphs } from './glyphs.ts';
import { soundsIn } from './sounds.ts';

/** A phrase as it is looked for. */
export interface Phrase {
  readonly index: number;
  /** The characters that are looked for, one after the other; a space stands for any gap between words. */
  readonly key: readonly string[];
  /** How many of them are letters, digits or characters. */
  readonly length: number;
  readonly script: 'latin' | 'cyrillic' | 'han' | 'other';
  /** Whether letters may go on before it, and after it. */
  readonly isOpen: Openness;
  /** With what letters it may go on, where not any will do; among them none at all, unless it needs one. */
  readonly endings: ReadonlySet<string> | undefined;
}

interface Openness {
  readonly before: boolean;
  readonly after: boolean;
}

/** What is to be looked for, and what may stand around it. */
export interface Sought {
  readonly words: string;
  readonly isOpen?: Openness;
  readonly endings?: ReadonlySet<string>;
}

/** A place on the way through the phrases. Characters are told by their numbers (`codeOf`). */
export interface TrieNode {
  readonly next: Map<number, TrieNode>;
  /** Chinese only: what comes next by its sound without tone, by the first letter of that, and letter by letter. */
  sounds?: Map<string, TrieNode[]>;
  initials?: Map<number, TrieNode[]>;
  spelt?: SpeltNode;
  readonly ends: Phrase[];
  /** The bits of the characters that come next (`bitOf`), and of what begins their sounds. */
  bits: number;
  soundBits: number;
  /** What comes after a gap between words. */
  afterGap: TrieNode | undefined;
}

/** A place on the way through the letters of sounds, and what comes next in the phrases after such a sound. */
export interface SpeltNode {
  readonly next: Map<number, SpeltNode>;
  readonly nodes: TrieNode[];
}

/** Phrases put together, so that a text is gone through once for all of them. */
export interface PhraseTrie {
  readonly root: TrieNode;
  hasCyrillic: boolean;
}

const newNode = (): TrieNode => ({
  next: new Map(),
  ends: [],
  bits: 0,
  soundBits: 0,
  afterGap: undefined,
});

/** What filters compare of a phrase: two with the same key find the same. Empty where nothing of it can be seen. */
export function phraseKey(phrase: string): string {
  return readGlyphs(phrase)
    .glyphs.map(({ plain }) => plain)
    .join('')
    .replace(/ +/g, ' ')
    .trim();
}

function scriptOf(key: readonly string[]): Phrase['script'] {
  const glyphs = key.flatMap(glyphsOf);
  if (glyphs.some(({ kind }) => kind === 'han')) return 'han';
  if (glyphs.some(({ script }) => script === 'cyrillic')) return 'cyrillic';
  return glyphs.some(({ script }) => script === 'latin') ? 'latin' : 'other';
}

function addTo<Key>(map: Map<Key, TrieNode[]>, key: Key, node: TrieNode): void {
  const nodes = map.get(key);
  if (!nodes) map.set(key, [node]);
  else if (!nodes.includes(node)) nodes.push(node);
}

function addSpelt(root: SpeltNode, sound: string, node: TrieNode): void {
  let at = root;
  for (const letter of sound) {
    const next: SpeltNode = at.next.get(codeOf(letter)) ?? { next: new Map(), nodes: [] };
    at.next.set(codeOf(letter), next);
    at = next;
  }
  if (!at.nodes.includes(node)) at.nodes.push(node);
}

function addSound(node: TrieNode, sound: string, child: TrieNode): void {
  node.sounds ??= new Map();
  node.initials ??= new Map();
  node.spelt ??= { next: new Map(), nodes: [] };
  for (const each of new Set([sound, sound.replace('v', 'u')])) {
    addTo(node.sounds, each, child);
    addSpelt(node.spelt, each, child);
  }
  addTo(node.initials, codeOf(sound), child);
  node.soundBits |= bitOf(sound);
}

function add(root: TrieNode, phrase: Phrase): void {
  const sounds = phrase.script === 'han' ? soundsIn(phrase.key) : [];
  let node = root;
  for (const [at, character] of phrase.key.entries()) {
    const code = codeOf(character);
    const child: TrieNode = node.next.get(code) ?? newNode();
    node.next.set(code, child);
    node.bits |= bitOf(character);
    if (character === ' ') node.afterGap = child;
    const sound = sounds[at];
    if (sound !== undefined) addSound(node, sound, child);
    node = child;
  }
  node.ends.push(phrase);
}

const STARRED = /^(\*?)([^*]+?)(\*?)$/u;

/**
 * Reads a word in which a star at an end stands for any letters: "idiot*".
 * @param least how many characters it needs beside the star; in a shorter one a star is a star
 */
export function readStarred(written: string, least = 3): Sought {
  const [, before = '', words = '', after = ''] = STARRED.exec(written) ?? [];
  if (words.length < least) return { words: written };
  return { words, isOpen: { before: before !== '', after: after !== '' } };
}

const CLOSED: Openness = { before: false, after: false };

/** Reads what is to be looked for; `index` is its place in the list. */
export function readPhrase({ words, isOpen = CLOSED, endings }: Sought, index: number): Phrase {
  const key = [...phraseKey(words)];
  const length = key.flatMap(glyphsOf).filter(({ kind }) => kind === 'word' || kind === 'han').length;
  return { index, key, length, script: scriptOf(key), isOpen, endings };
}

export const emptyTrie = (): PhraseTrie => ({ root: newNode(), hasCyrillic: false });

/** Adds a phrase; one of which nothing can be seen is left out. */
export function addPhrase(trie: PhraseTrie, phrase: Phrase): void {
  if (phrase.key.length === 0) return;
  add(trie.root, phrase);
  trie.hasCyrillic ||= phrase.script === 'cyrillic';
}
