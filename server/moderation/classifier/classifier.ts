import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Probabilities } from '../../../shared/moderation/judgement.ts';
import { FeatureReader, foldStart } from './features.ts';
import { LANGUAGES, type Language, languageOf } from './language.ts';
import { GROUPS, type Group, Lexicon } from './lexicon.ts';
import { Model } from './model.ts';
import { mayBePinyin } from './pinyin.ts';

/** What the classifier says of a text. */
export interface Classification {
  readonly language: Language;
  readonly toxic: number;
  readonly spam: number;
  readonly categories: Probabilities;
}

export const MODELS_FOLDER = fileURLToPath(new URL('../../../assets/models', import.meta.url));
export const SPAM_MODEL = 'spam';
export const toxicModelOf = (language: Language): string => `toxic-${language}`;
export const wordsFile = (folder: string, language: Language): string =>
  join(folder, 'words', `${language}.txt`);
export const modelFile = (folder: string, name: string): string => join(folder, `${name}.model`);

/** A file of the classifier that is missing or broken; the message says which, and what to do. */
export class ClassifierError extends Error {}

function read<T>(file: string, decode: (bytes: Buffer) => T): T {
  try {
    return decode(readFileSync(file));
  } catch (error) {
    throw new ClassifierError(
      `The moderation model ${file} can't be used: ${(error as Error).message}. Lines are judged by rules alone until it is restored, from the release or by \`node scripts/train-moderation.ts\`.`,
      { cause: error },
    );
  }
}

interface Part {
  readonly features: FeatureReader;
  readonly toxic: Model;
}

const TOXIC_GROUPS = ['hate', 'threat', 'sexual'] as const satisfies readonly Group[];

/** Judges lines of chat: whether they are toxic and what about, and whether they are spam. */
export class Classifier {
  readonly #parts: Readonly<Record<Language, Part>>;
  readonly #spam: Model;

  constructor(parts: Readonly<Record<Language, Part>>, spam: Model) {
    this.#parts = parts;
    this.#spam = spam;
  }

  /** Loads the models; throws a `ClassifierError` where a file is missing or broken. */
  static load(folder = MODELS_FOLDER): Classifier {
    const model = (name: string): Model => read(modelFile(folder, name), Model.decode);
    const part = (language: Language): Part => ({
      features: new FeatureReader(
        read(wordsFile(folder, language), bytes => new Lexicon(bytes.toString('utf8'))),
        language,
      ),
      toxic: model(toxicModelOf(language)),
    });
    const parts = Object.fromEntries(LANGUAGES.map(language => [language, part(language)]));
    return new Classifier(parts as Record<Language, Part>, model(SPAM_MODEL));
  }

  classify(text: string): Classification {
    // Folded first: an English word with letters that look Cyrillic is English.
    const folded = foldStart(text);
    const language = languageOf(folded);
    const judged = this.#judge(text, folded, language);
    if (language !== 'en' || !mayBePinyin(folded)) return judged;
    const said = this.#judge(text, folded, 'zh');
    return said.toxic > judged.toxic ? said : judged;
  }

  #judge(text: string, folded: string, language: Language): Classification {
    const { features, toxic: model } = this.#parts[language];
    features.read(text, folded);
    const toxic = model.probability(features);
    const spam = this.#spam.probability(features);
    return { language, toxic, spam, categories: { ...categoriesOf(features, toxic), spam } };
  }
}

/**
 * What a toxic text is about. The data says only whether a text is toxic, so that is learned; what about is told by the
 * words in it, and a text with none of theirs counts as an insult.
 */
function categoriesOf(features: FeatureReader, toxic: number): Omit<Probabilities, 'spam'> {
  const found = (group: Group): boolean => (features.groups[GROUPS.indexOf(group)] ?? 0) > 0;
  const [hate, threat, sexual] = TOXIC_GROUPS.map(group => (found(group) ? toxic : 0)) as [
    number,
    number,
    number,
  ];
  const others = Math.max(hate, threat, sexual);
  return { insult: found('insult') || others === 0 ? toxic : 0, hate, threat, sexual };
}
