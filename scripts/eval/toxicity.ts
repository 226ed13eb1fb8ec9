// npm run eval -- toxicity FILE --lang en|zh|ru --json: lines of `toxic` or `ok`, a tab and a text.
import { Classifier } from '../../server/moderation/classifier/classifier.ts';
import type { Evaluate } from './support/evaluate.ts';
import { evaluateLabelled } from './support/evaluate-labelled.ts';

/** Where training laid the border between the sets: see assets/models/README.md. */
const TOXIC = 0.5;

export const evaluate: Evaluate = async (options, say) => {
  const classifier = Classifier.load();
  return evaluateLabelled(options, 'toxic', text => classifier.classify(text).toxic >= TOXIC, say);
};
