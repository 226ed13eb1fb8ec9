// node scripts/train-moderation.ts [--data FOLDER] [--only MODEL] [--check]: trains the models in assets/models, or with --check only
// prints how models trained the same way do on lines that they have not seen.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  MODELS_FOLDER,
  modelFile,
  SPAM_MODEL,
  toxicModelOf,
  wordsFile,
} from '../server/moderation/classifier/classifier.ts';
import { FeatureReader } from '../server/moderation/classifier/features.ts';
import { LANGUAGES, type Language } from '../server/moderation/classifier/language.ts';
import { Lexicon } from '../server/moderation/classifier/lexicon.ts';
import { BadInput } from './eval/support/bad-input.ts';
import { calibrate } from './moderation/calibrate.ts';
import { type Line, spamLines, toxicLines } from './moderation/corpus.ts';
import { corpusOf, type Reading } from './moderation/examples.ts';
import { quantise } from './moderation/quantise.ts';
import { LARGE_SETS, SMALL_SETS, trainRegisters } from './moderation/registers.ts';
import { crossValidate, figuresBySet, leaveSetsOut } from './moderation/validate.ts';

/** Chinese has the most features: they would share entries of a smaller table. All tables together are 7 MB. */
const bitsOf = (name: string): number => (name === toxicModelOf('zh') ? 22 : 20);

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    check: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

function readingOf(language: Language): Reading {
  const lexicon = new Lexicon(readFileSync(wordsFile(MODELS_FOLDER, language), 'utf8'));
  return { lexicon, features: new FeatureReader(lexicon, language) };
}
const readings = Object.fromEntries(LANGUAGES.map(language => [language, readingOf(language)])) as Record<
  Language,
  Reading
>;

function make(name: string, lines: readonly Line[]): void {
  const started = performance.now();
  const corpus = corpusOf(lines, readings);
  const settings = name === SPAM_MODEL ? SMALL_SETS : LARGE_SETS;
  const folds = crossValidate(corpus, settings);
  const calibrations = calibrate(folds);
  console.log(`${name}: ${lines.length} lines`);
  console.log('  judged on other folds of the same sets');
  console.table(figuresBySet(folds, calibrations));
  console.log('  judged on sets that it was trained without');
  console.table(figuresBySet(leaveSetsOut(corpus, settings), calibrations));
  if (!values.check) {
    const { examples, hashes } = corpus;
    const registers = trainRegisters({ examples, width: hashes.length }, settings);
    const file = quantise(registers, hashes, calibrations, bitsOf(name)).encode();
    writeFileSync(modelFile(MODELS_FOLDER, name), file);
    console.log(`  ${(file.length / 1024).toFixed(0)} KB`);
  }
  console.log(`  ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

try {
  const corpora: Readonly<Record<string, () => Line[]>> = {
    ...Object.fromEntries(
      LANGUAGES.map(language => [toxicModelOf(language), () => toxicLines(values.data, language)]),
    ),
    [SPAM_MODEL]: () => spamLines(values.data),
  };
  if (values.only !== undefined && !corpora[values.only])
    throw new BadInput(`--only takes ${Object.keys(corpora).join(', ')}, not “${values.only}”.`);
  for (const [name, lines] of Object.entries(corpora))
    if ((values.only ?? name) === name) make(name, lines());
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  console.error(error.message);
  process.exit(2);
}
