import { readFileSync } from 'node:fs';
import { Classifier, MODELS_FOLDER, wordsFile } from './classifier/classifier.ts';
import { LANGUAGES } from './classifier/language.ts';
import { entriesOf, type Group } from './classifier/lexicon.ts';
import { Revealer } from './text/reveal.ts';

/** Groups of a word list whose words are rude by themselves. */
const RUDE: readonly Group[] = ['profane', 'sexual', 'hate', 'insult', 'threat'];

/** The rude words of a list of the classifier's; those that are nothing else come first. */
export function rudeWordsOf(list: string): string[] {
  const entries = [...entriesOf(list)];
  return RUDE.flatMap(rude =>
    entries.flatMap(([group, entry]) => (group === rude ? [entry.toLowerCase()] : [])),
  );
}

/** Judges a text by the classifier in every way a reader may read it: as written, and with its disguises undone. */
export class TextJudge {
  readonly #classifier: Classifier;
  readonly #revealer: Revealer;

  constructor(classifier: Classifier, rudeWords: readonly string[]) {
    this.#classifier = classifier;
    this.#revealer = new Revealer(rudeWords);
  }

  /** Loads the models and lists; throws a `ClassifierError` where a model is missing or broken. */
  static load(folder = MODELS_FOLDER): TextJudge {
    const classifier = Classifier.load(folder);
    const lists = LANGUAGES.map(language => readFileSync(wordsFile(folder, language), 'utf8'));
    return new TextJudge(classifier, [...new Set(lists.flatMap(rudeWordsOf))]);
  }

  /** How likely the text is toxic, from 0 to 1, in the reading that is the likeliest to be. */
  toxicity(text: string): number {
    const readings = [text, ...this.#revealer.readings(text)];
    return Math.max(...readings.map(reading => this.#classifier.classify(reading).toxic));
  }
}
