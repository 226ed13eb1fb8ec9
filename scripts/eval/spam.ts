// npm run eval -- spam FILE --json: lines of `spam` or `ok`, a tab and a text.
import { Classifier } from '../../server/moderation/classifier/classifier.ts';
import type { Evaluate } from './support/evaluate.ts';
import { evaluateLabelled } from './support/evaluate-labelled.ts';

const SPAM = 0.5;

export const evaluate: Evaluate = async (options, say) => {
  const classifier = Classifier.load();
  return evaluateLabelled(options, 'spam', text => classifier.classify(text).spam >= SPAM, say);
};
