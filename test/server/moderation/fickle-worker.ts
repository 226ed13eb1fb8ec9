import type { Classified } from '../../../shared/moderation/judgement.ts';

const HELD_MS = 1000;
const NOTHING: Classified = {
  probabilities: { insult: 0, hate: 0, threat: 0, sexual: 0, spam: 0 },
  parts: {},
};

/** A thread that judges nothing, and does what can happen to one where a line says so. */
export default function judgeLines(lines: readonly string[]): Classified[] {
  if (lines.includes('kill the thread')) process.exit(1);
  if (lines.includes('lose the models')) throw new Error('toxic-en.model is missing');
  if (lines.includes('hold the thread')) {
    const until = performance.now() + HELD_MS;
    while (performance.now() < until);
  }
  return lines.map(() => NOTHING);
}
