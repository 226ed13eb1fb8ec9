import { parseArgs } from 'node:util';
import { buildPages } from '../scripts/build/pages.ts';
import { explain } from '../scripts/setup/progress.mjs';
import type { BenchResult } from './support/result.ts';

type Bench = (say: (text: string) => void, options: { minutes?: number }) => Promise<BenchResult>;

const BENCHES: Record<string, () => Promise<{ run: Bench }>> = {
  pin: () => import('./pin/pin.ts'),
  join: () => import('./join.ts'),
  reach: () => import('./reach.ts'),
  compositor: () => import('./compositor.ts'),
  background: () => import('./background.ts'),
  glass: () => import('./glass.ts'),
  heal: () => import('./heal.ts'),
  ingest: () => import('./ingest/ingest.ts'),
  soak: () => import('./soak.ts'),
  rush: () => import('./rush/rush.ts'),
  fanout: () => import('./fanout/fanout.ts'),
  flood: () => import('./flood/flood.ts'),
  log: () => import('./log.ts'),
  'viewer-page': () => import('./viewer-page.ts'),
  report: () => import('./report/report.ts'),
  moderation: () => import('./moderation.ts'),
  'long-show': () => import('./long-show/long-show.ts'),
  desk: () => import('./desk/desk.ts'),
};
/** What starts no server, and so needs no pages; a server doesn't start without them. */
const WITHOUT_PAGES = ['compositor', 'background', 'log', 'moderation'];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, minutes: { type: 'string' } },
});
const name = positionals[0] ?? '';
const load = BENCHES[name];
if (!load) {
  console.error(`Name one of: ${Object.keys(BENCHES).join(', ')}. For example: npm run bench -- pin --json`);
  process.exit(2);
}
const { run } = await load();
const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
if (minutes !== undefined && !(minutes > 0)) {
  console.error('--minutes takes how long to run, for example: npm run bench -- soak --minutes 20');
  process.exit(2);
}
if (!WITHOUT_PAGES.includes(name)) {
  const failed = await buildPages().then(() => 0, explain);
  if (failed) process.exit(failed);
}
const result = await run(text => console.error(text), minutes === undefined ? {} : { minutes });
console.log(
  values.json
    ? JSON.stringify({ bench: name, ...result })
    : JSON.stringify({ bench: name, ...result }, null, 2),
);
process.exit(0);
