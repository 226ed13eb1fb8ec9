import { glyphsOf, readGlyphs } from './glyphs.ts';
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
  readonly isOpen: { readonly before: boolean; readonly after: boolean };
}

/** A place on the way through the phrases. */
export interface TrieNode {
  readonly next: Map<string, TrieNode>;
  /** Chinese only: what comes next by its sound without tone, and by the first letter of that. */
  sounds?: Map<string, TrieNode[]>;
  initials?: Map<string, TrieNode[]>;
  readonly ends: Phrase[];
}

export interface PhraseTrie {
  readonly root: TrieNode;
  readonly hasCyrillic: boolean;
}

const newNode = (): TrieNode => ({ next: new Map(), ends: [] });

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

function addTo(map: Map<string, TrieNode[]>, key: string, node: TrieNode): void {
  const nodes = map.get(key);
  if (!nodes) map.set(key, [node]);
  else if (!nodes.includes(node)) nodes.push(node);
}

function addSound(node: TrieNode, sound: string, child: TrieNode): void {
  node.sounds ??= new Map();
  node.initials ??= new Map();
  addTo(node.sounds, sound, child);
  if (sound.includes('v')) addTo(node.sounds, sound.replace('v', 'u'), child);
  addTo(node.initials, sound.charAt(0), child);
}

function add(root: TrieNode, phrase: Phrase): void {
  const sounds = phrase.script === 'han' ? soundsIn(phrase.key) : [];
  let node = root;
  for (const [at, character] of phrase.key.entries()) {
    const child: TrieNode = node.next.get(character) ?? newNode();
    node.next.set(character, child);
    const sound = sounds[at];
    if (sound !== undefined) addSound(node, sound, child);
    node = child;
  }
  node.ends.push(phrase);
}

/** A word with a star has any ending ("idiot*"), or any beginning. */
const STARRED = /^(\*?)([^*]{3,}?)(\*?)$/u;

function readPhrase(written: string, index: number, hasWildcards: boolean): Phrase {
  const [, before = '', word = written, after = ''] = (hasWildcards && STARRED.exec(written)) || [];
  const key = [...phraseKey(word)];
  const length = key.flatMap(glyphsOf).filter(({ kind }) => kind === 'word' || kind === 'han').length;
  return {
    index,
    key,
    length,
    script: scriptOf(key),
    isOpen: { before: before !== '', after: after !== '' },
  };
}

/** Reads phrases as they were written, each with its place in the list. */
export const readPhrases = (phrases: readonly string[], hasWildcards: boolean): Phrase[] =>
  phrases.map((phrase, index) => readPhrase(phrase, index, hasWildcards));

/** Puts phrases together, so that a text is gone through once for all of them. */
export function buildTrie(phrases: readonly Phrase[]): PhraseTrie {
  const root = newNode();
  for (const phrase of phrases) if (phrase.key.length > 0) add(root, phrase);
  return { root, hasCyrillic: phrases.some(({ script }) => script === 'cyrillic') };
}
