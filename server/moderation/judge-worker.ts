// A thread that judges lines, so that the show goes on meanwhile. `judge-pool.ts` starts it.
import type { Classified } from '../../shared/moderation/judgement.ts';
import { TextJudge } from './text-judge.ts';

/**
 * Judged at first, so that the first lines of a show meet all dictionaries read and code that ran before: plain lines,
 * longer ones, and words in disguise in each language, of which each takes ways of its own.
 */
const WARM_UP = [
  'you 1d10t, how much is it?',
  'just got mine yesterday, it is really soft 😍 see www.example.com',
  'WHAT AN ІDIОT!!! f u c k this, s.h.i.t',
  '这个多少钱呀，能不能便宜一点',
  '主播真是个傻逼，儍-逼，sha bi',
  'сколько стоит синяя и есть ли размер поменьше?',
  'ты д.у.р.а.к, cyka, ne nado tak, pochemu eto',
];
const WARM_UP_ROUNDS = 5;

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
