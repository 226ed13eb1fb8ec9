import { cpus, loadavg } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { peersFor } from '../scripts/eval/support/peers.ts';
import { disguisesOf } from '../scripts/moderation/disguise.ts';
import { pick, seededRandom } from '../scripts/moderation/random.ts';
import { crewMarks } from '../server/chat/lines.ts';
import { features } from '../server/features.ts';
import type { Language } from '../server/moderation/classifier/language.ts';
import { FloodWindow } from '../server/moderation/flood/flood-window.ts';
import { JudgePool } from '../server/moderation/judge-pool.ts';
import { ShowJudge } from '../server/moderation/show-judge.ts';
import { cleanText } from '../server/moderation/text/hygiene.ts';
import { TextJudge } from '../server/moderation/text-judge.ts';
import { NO_PAST, rulesetOf } from '../server/rules/ruleset.ts';
import { NO_CLIENT } from '../server/show/client.ts';
import type { Feature } from '../server/show/feature.ts';
import { Registry } from '../server/show/registry.ts';
import { systemClock } from '../server/show/time/clock.ts';
import { phraseRule, type Rule, wordsOf } from '../shared/rules/rule.ts';
import type { FeatureName } from '../shared/show/assemble.ts';
import { emptyShow } from '../shared/show/state.ts';
import type { BenchResult } from './support/result.ts';
import { percentile } from './support/stats.ts';

const LINES = 20_000;
const ROUNDS = 3;
const RULES = 500;
const WRITERS = 500;
/** The time that passes for the lines of the whole pipeline: a raid. */
const FULL_LINES_PER_S = 300;
const POOL_LINES_PER_S = 500;
const POOL_SECONDS = 8;
/** Lines that have a phrase of the rules or of another language's, disguised: they cost the most. */
const DISGUISED_SHARE = 0.1;

const CHAT: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'how much is the blue one and does it come in a smaller size?',
    'just got mine yesterday, it is really soft 😍',
    'do you ship to Portugal?? last time it took 3 weeks',
    'omg yes',
    'that color looks great on you',
    'first time here, hi everyone from Chicago!',
    'Is this machine washable or hand wash only? my other one shrank after one go in the dryer',
    'I want two of them please, one for my sister',
  ],
  zh: [
    '这个多少钱呀，能不能便宜一点',
    '主播好漂亮，这件衣服有没有蓝色的',
    '上次买的到现在还没发货，请问什么时候能到？',
    '666',
    '已经下单了，期待收到货',
    '身高一米六五，体重一百一，穿什么码合适呢？',
    '家里有两个孩子，这款材质安全吗',
    '老板大气',
  ],
  ru: [
    'сколько стоит синяя и есть ли размер поменьше?',
    'заказала вчера, очень мягкая, спасибо большое',
    'а доставка в Казань есть? в прошлый раз шло три недели',
    'привет всем из Самары!',
    'можно стирать в машинке или только руками?',
    'беру две, одну сестре',
    'красивый цвет',
    'подскажите, пожалуйста, это хлопок или синтетика, у меня аллергия',
  ],
};

const SYLLABLES: Readonly<Record<Language, readonly string[]>> = {
  en: ['ba', 'fri', 'gle', 'mor', 'sna', 'ter', 'wock', 'zil', 'cran', 'dub'],
  zh: ['假', '骗', '滚', '丑', '贱', '穷', '蠢', '脏', '烂', '坏'],
  ru: ['бра', 'вре', 'гло', 'дры', 'жму', 'кра', 'лож', 'мут', 'пло', 'хам'],
};

/**
 * The whole way of a line on one core with 500 rules of the show, and the peers' filters alone with their own lists. The
 * lines are 24 sentences with a number each, so what is kept of words that were seen before is found for nearly all of
 * them: chat with more different words is slower.
 */
export async function run(say: (text: string) => void): Promise<BenchResult> {
  say(`${cpus()[0]?.model ?? 'a processor'}, load ${loadavg()[0]?.toFixed(1)}`);
  const random = seededRandom(15);
  const languages = Object.keys(CHAT) as Language[];
  const list = Array.from({ length: RULES }, (_, index) => {
    const language = pick(languages, random);
    const length = 2 + Math.floor(random() * 2);
    const phrase = Array.from({ length }, () => pick(SYLLABLES[language], random)).join('');
    return { id: String(index), ...phraseRule(phrase) };
  });
  const lines = Array.from({ length: LINES }, (_, index) => {
    const language = pick(languages, random);
    const text = `${pick(CHAT[language], random)} ${index}`;
    if (random() >= DISGUISED_SHARE) return text;
    return pick(disguisesOf(language), random).apply(`${wordsOf(pick(list, random))} ${text}`, random);
  });
  const ruleset = rulesetOf(list);
  const rules = (line: string) => ruleset.check({ kind: 'line', text: line, past: NO_PAST }, []).length > 0;
  const ours = measure(lines, wholePipeline(list));
  say(`ours: ${ours.lines_per_s} lines a second`);
  const pool = await measurePool(lines);
  say(`through the pool: ${pool.pool_p99_ms} ms at ${POOL_LINES_PER_S} lines a second`);
  const rules_alone = measure(lines, rules);
  const peers = Object.entries(peersFor('en')).map(([name, finds]) => [name, measure(lines, finds)] as const);
  return { ours: { rules: RULES, ...ours, ...pool, rules_alone }, peers: Object.fromEntries(peers) };
}

/** What happens to a viewer's line from the socket to its verdict, all on one core: also what the server has a thread for. */
function wholePipeline(list: Rule[]): (line: string) => boolean {
  const registry = new Registry(features as Readonly<Record<FeatureName, Feature>>);
  const empty = emptyShow('crew');
  // Its lines are a few dozen with other numbers, so they are looked at for floods and not held for that.
  const checks = { flood: false, contact: true };
  const moderation = { ...empty.moderation, checks };
  const state = { ...empty, moderation, rules: { ...empty.rules, list } };
  const judge = TextJudge.load();
  const flood = new FloodWindow();
  let lines = 0;
  return line => {
    const now = (lines++ * 1000) / FULL_LINES_PER_S;
    const author = { id: `viewer ${lines % WRITERS}`, name: 'Guest', role: 'viewer' as const };
    const text = cleanText(line);
    const judgement = { classified: judge.judge(text), alike: flood.note(text, author.id, now) };
    crewMarks(text, judgement);
    const moment = { now, newId: () => 'id' };
    const screened = { kind: 'line', text, author, client: NO_CLIENT, judgement } as const;
    return registry.screen(state, screened, moment).outcome !== 'show';
  };
}

/** How long a line waits for its judgement in a server, at a steady rate. */
async function measurePool(lines: readonly string[]) {
  const pool = new JudgePool({ logger: pino({ level: 'silent' }) });
  const judge = new ShowJudge(pool, systemClock);
  while (!(await judge.judge([{ text: 'ready?' }]))[0]?.classified);
  const waits: number[] = [];
  let late = 0;
  const started = performance.now();
  const asked: Promise<void>[] = [];
  for (let sent = 0; sent < POOL_SECONDS * POOL_LINES_PER_S; await setTimeout(1)) {
    const due = ((performance.now() - started) * POOL_LINES_PER_S) / 1000;
    for (; sent < due; sent++) {
      const before = performance.now();
      const text = lines[sent % lines.length] ?? '';
      const one = judge.judge([{ text, personId: `viewer ${sent % WRITERS}` }]).then(([judgement]) => {
        waits.push(performance.now() - before);
        if (!judgement?.classified) late++;
      });
      asked.push(one);
    }
  }
  await Promise.all(asked);
  await pool.close();
  const ms = (share: number) => milliseconds(percentile(waits, share) * 1000);
  return { pool_p50_ms: ms(0.5), pool_p99_ms: ms(0.99), pool_late: late };
}

const milliseconds = (microseconds: number): number => Math.round(microseconds * 10) / 1e4;

function measure(lines: readonly string[], judge: (line: string) => boolean) {
  for (const line of lines.slice(0, LINES / 4)) judge(line);
  const samples: number[] = [];
  let held = 0;
  const started = performance.now();
  for (let round = 0; round < ROUNDS; round++) {
    for (const line of lines) {
      const before = performance.now();
      if (judge(line)) held++;
      samples.push((performance.now() - before) * 1000);
    }
  }
  const seconds = (performance.now() - started) / 1000;
  return {
    lines_per_s: Math.round((lines.length * ROUNDS) / seconds),
    p50_ms: milliseconds(percentile(samples, 0.5)),
    p99_ms: milliseconds(percentile(samples, 0.99)),
    held_share: Math.round((held / samples.length) * 1000) / 1000,
  };
}
