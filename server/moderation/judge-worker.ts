// A thread that judges lines, so that the show goes on meanwhile. `judge-pool.ts` starts it.
import type { Classified } from '../../shared/moderation/judgement.ts';
import { TextJudge } from './text-judge.ts';

/** Typical of nothing: judged once so that the first lines of a show meet warm code. */
const WARM_UP = ['you 1d10t, how much is it?', '这个多少钱', 'сколько стоит синяя'];
const WARM_UP_ROUNDS = 100;

let loaded: TextJudge | undefined;

/** Loaded with the first lines: a model that can't be read fails these, and is tried again with the next ones. */
function load(): TextJudge {
  const judge = TextJudge.load();
  for (let round = 0; round < WARM_UP_ROUNDS; round++) for (const line of WARM_UP) judge.judge(line);
  return judge;
}

export default function judgeLines(lines: readonly string[]): Classified[] {
  loaded ??= load();
  const judge = loaded;
  return lines.map(line => judge.judge(line));
}
