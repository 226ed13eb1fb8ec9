import { CHECKS, type Check } from './checks.ts';
import { type Round, runRound } from './deals.ts';

/** Rounds at the same time: while one waits for its server to start, the other one rushes. */
const AT_ONCE = 2;
const SAY_EVERY = 20;

type Say = (text: string) => void;

/** Runs rounds one seed after the other and says what was checked, how often, and what broke. Whether nothing did. */
export async function chaosOfDeals(rounds: number, seed: number, say: Say): Promise<boolean> {
  say(`${rounds} rounds from seed ${seed}`);
  const done: Round[] = [];
  const started = performance.now();
  let next = 0;
  const work = async (): Promise<void> => {
    for (let number = next++; number < rounds; number = next++) {
      const round = await runRound(seed + number);
      done.push(round);
      for (const violation of round.violations) say(`VIOLATION in seed ${round.seed}: ${violation}`);
      if (done.length % SAY_EVERY === 0) say(`${done.length} of ${rounds} rounds`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  summarise(done, (performance.now() - started) / 1000, say);
  return done.every(({ violations }) => violations.length === 0);
}

function summarise(rounds: readonly Round[], seconds: number, say: Say): void {
  const sum = (of: (round: Round) => number) => rounds.reduce((total, round) => total + of(round), 0);
  const refused = new Map<string, number>();
  for (const round of rounds)
    for (const [code, count] of round.refused) refused.set(code, (refused.get(code) ?? 0) + count);
  say(
    `${rounds.length} rounds in ${seconds.toFixed(0)} s: ${sum(({ kills }) => kills)} kills (SIGKILL), ` +
      `${sum(({ answers }) => answers)} answers, ${sum(({ told }) => told)} of them commands that were done; ` +
      `turned down: ${[...refused].map(([code, count]) => `${count} ${code}`).join(', ')}`,
  );
  for (const [check, what] of Object.entries(CHECKS))
    say(`  ${String(sum(({ counts }) => counts[check as Check])).padStart(8)} × ${what}`);
  const broken = rounds.filter(({ violations }) => violations.length > 0);
  if (broken.length === 0) say('No violation.');
  for (const { seed } of broken) say(`To repeat: npm run chaos -- deals --rounds 1 --seed ${seed}`);
}
