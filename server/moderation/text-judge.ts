import { readFileSync } from 'node:fs';
import type { Classified, Probabilities, TextPart } from '../../shared/moderation/judgement.ts';
import { CATEGORIES, type Category } from '../../shared/moderation/levels.ts';
import { type Classification, Classifier, MODELS_FOLDER, wordsFile } from './classifier/classifier.ts';
import { LANGUAGES } from './classifier/language.ts';
import { LEAST_PROBABILITY } from './classifier/levels.ts';
import { entriesOf, type Group } from './classifier/lexicon.ts';
import { distinctParts } from './text/parts.ts';
import { Revealer } from './text/reveal.ts';

/** Groups of a word list whose words are rude by themselves. */
const RUDE: readonly Group[] = ['profane', 'sexual', 'hate', 'insult', 'threat'];
/** The groups whose words speak for a category; no word alone makes spam. */
const SPEAKING: Readonly<Record<Category, readonly Group[]>> = {
  insult: ['insult', 'profane'],
  hate: ['hate'],
  threat: ['threat'],
  sexual: ['sexual'],
  spam: [],
};

/**
 * How many times less likely a reading that nobody wrote makes a text: each is one more chance to be wrong. It takes a
 * quarter of the disguised harmless lines away that were found without it, and one in a hundred of the toxic ones.
 */
const REREAD_ODDS = 9;

/** The rude words of a list of the classifier's; those that are nothing else come first. */
export function rudeWordsOf(list: string): string[] {
  return rudeEntriesOf(list).map(([, word]) => word);
}

function rudeEntriesOf(list: string): (readonly [Group, string])[] {
  const entries = [...entriesOf(list)];
  return RUDE.flatMap(rude =>
    entries.flatMap(([group, entry]) => (group === rude ? [[group, entry.toLowerCase()] as const] : [])),
  );
}

/** Judges a text by the classifier in every way a reader may read it: as written, and with its disguises undone. */
export class TextJudge {
  readonly #classifier: Classifier;
  readonly #revealer: Revealer;
  /** The groups of each rude word, in the revealer's order. */
  readonly #groups: readonly ReadonlySet<Group>[];

  constructor(classifier: Classifier, rude: readonly (readonly [Group, string])[]) {
    this.#classifier = classifier;
    const groups = new Map<string, Set<Group>>();
    for (const [group, word] of rude) groups.set(word, (groups.get(word) ?? new Set()).add(group));
    this.#revealer = new Revealer([...groups.keys()]);
    this.#groups = [...groups.values()];
  }

  /** Loads the models and lists; throws a `ClassifierError` where a model is missing or broken. */
  static load(folder = MODELS_FOLDER): TextJudge {
    const classifier = Classifier.load(folder);
    const lists = LANGUAGES.map(language => readFileSync(wordsFile(folder, language), 'utf8'));
    return new TextJudge(classifier, lists.flatMap(rudeEntriesOf));
  }

  /** How likely the text is toxic, from 0 to 1, in the reading that is the likeliest to be. */
  toxicity(text: string): number {
    return Math.max(...this.#readings(text).map(({ toxic }) => toxic));
  }

  /** How likely the text is of each category in the reading that is the likeliest to be, and the words that say so. */
  judge(text: string): Classified {
    const readings = this.#readings(text);
    const likeliest = (category: Category): number =>
      Math.max(...readings.map(({ categories }) => categories[category]));
    const probabilities = Object.fromEntries(
      CATEGORIES.map(category => [category, likeliest(category)]),
    ) as Probabilities;
    const suspected = CATEGORIES.filter(category => probabilities[category] >= LEAST_PROBABILITY);
    return { probabilities, parts: suspected.length > 0 ? this.#partsOf(text, suspected) : {} };
  }

  #readings(text: string) {
    const reread = [...this.#revealer.readings(text)].map(reading =>
      doubted(this.#classifier.classify(reading)),
    );
    return [this.#classifier.classify(text), ...reread];
  }

  #partsOf(text: string, categories: readonly Category[]): Classified['parts'] {
    const found = this.#revealer.wordsIn(text);
    return Object.fromEntries(
      categories.flatMap(category => {
        const parts = found.flatMap(({ index, at }): TextPart[] =>
          SPEAKING[category].some(group => this.#groups[index]?.has(group)) ? [at] : [],
        );
        return parts.length > 0 ? [[category, distinctParts(parts)]] : [];
      }),
    );
  }
}

/** What is said of a reading that nobody wrote, by its odds. */
function doubted({ toxic, categories }: Classification): Pick<Classification, 'toxic' | 'categories'> {
  const doubt = (probability: number): number =>
    probability / (probability + REREAD_ODDS * (1 - probability));
  const each = CATEGORIES.map(category => [category, doubt(categories[category])]);
  return { toxic: doubt(toxic), categories: Object.fromEntries(each) as Probabilities };
}
