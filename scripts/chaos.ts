// npm run chaos -- deals [--rounds N] [--seed S]: breaks a real server at random moments and counts what is left.
import { parseArgs } from 'node:util';
import { chaosOfDeals } from '../test/chaos/report.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '20' }, seed: { type: 'string' } },
});
const rounds = Number(values.rounds);
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
if (positionals[0] !== 'deals' || !(rounds > 0) || !Number.isSafeInteger(seed)) {
  console.error(
    'Say what to try, for example: npm run chaos -- deals --rounds 200, or with --seed S to repeat one',
  );
  process.exit(2);
}
process.exit((await chaosOfDeals(rounds, seed, text => console.log(text))) ? 0 : 1);
