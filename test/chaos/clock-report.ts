import { fakeTimeMissing } from '../support/fake-time.ts';
import { type ClockRound, runClockRound } from './clock.ts';
import type { RoundPlan } from './clock-plan.ts';
import type { TimedKind } from './timed.ts';

/** Rounds at the same time: each of them mostly waits. */
const AT_ONCE = 5;
const KINDS: readonly TimedKind[] = ['hold', 'deal', 'start', 'pin', 'mute'];

/** Runs rounds one seed after the other and says how far off each kind's ends were. Whether all were within bounds. */
export async function chaosOfClocks(
  rounds: number,
  seed: number,
  say: (text: string) => void,
): Promise<boolean> {
  if (fakeTimeMissing !== undefined) {
    say(`Skipped${fakeTimeMissing}`);
    return true;
  }
  say(`${rounds} rounds from seed ${seed}`);
  const done: ClockRound[] = [];
  const started = performance.now();
  let next = 0;
  const work = async (): Promise<void> => {
    for (let number = next++; number < rounds; number = next++) {
      const round = await runClockRound(seed + number);
      done.push(round);
      say(lineOf(round));
      for (const violation of round.violations) say(`VIOLATION in seed ${round.seed}: ${violation}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, rounds) }, work));
  say(`${done.length} rounds in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  for (const kind of KINDS) say(`  ${kind.padEnd(5)} ${offOf(done, kind)}`);
  const broken = done.filter(({ violations }) => violations.length > 0);
  if (broken.length === 0) say('No violation.');
  for (const round of broken) say(`To repeat: npm run chaos -- clock --rounds 1 --seed ${round.seed}`);
  return broken.length === 0;
}

const seconds = (ms: number): string => `${ms > 0 ? '+' : ''}${Math.round(ms / 1000)} s`;

function lineOf({ seed, plan, ends }: ClockRound): string {
  const worst = Math.max(...ends.map(({ lateMs }) => Math.abs(lateMs)));
  return `seed ${seed}: clock ${settingsOf(plan)}; ${ends.length} ends, at most ${Math.round(worst)} ms off`;
}

function settingsOf({ jumps, crash }: RoundPlan): string {
  const set = jumps.map(({ toMs }) => seconds(toMs)).join(', ');
  if (!crash) return set;
  return `${set}, killed${crash.toMs === undefined ? '' : ` and set to ${seconds(crash.toMs)} meanwhile`}`;
}

function offOf(rounds: readonly ClockRound[], kind: TimedKind): string {
  const late = rounds.flatMap(({ ends }) => ends.flatMap(each => (each.kind === kind ? each.lateMs : [])));
  if (late.length === 0) return 'none';
  const [first, last] = [Math.min(...late), Math.max(...late)];
  return `${String(late.length).padStart(4)} ended, from ${Math.round(first)} to ${Math.round(last)} ms off their true length`;
}
