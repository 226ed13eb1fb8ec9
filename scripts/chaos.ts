// npm run chaos -- deals|clock [--rounds N] [--seed S]: breaks a real server at random moments and counts what is left, or
// sets its clock to and fro and measures what ends when.
import { parseArgs } from 'node:util';
import { chaosOfClocks } from '../test/chaos/clock-report.ts';
import { chaosOfDeals } from '../test/chaos/report.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '20' }, seed: { type: 'string' } },
});
const rounds = Number(values.rounds);
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const chaos = { deals: chaosOfDeals, clock: chaosOfClocks }[positionals[0] ?? ''];
if (!chaos || !(rounds > 0) || !Number.isSafeInteger(seed)) {
  console.error(
    'Say what to try, for example: npm run chaos -- deals --rounds 200, or clock, or with --seed S to repeat one',
  );
  process.exit(2);
}
process.exit((await chaos(rounds, seed, text => console.log(text))) ? 0 : 1);
