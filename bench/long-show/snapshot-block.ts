import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pino } from 'pino';
import { SqliteLog } from '../../server/log/sqlite-log.ts';
import type { Show } from '../../server/show/show.ts';
import { Snapshots } from '../../server/show/snapshots.ts';
import { flash, host, shelf, viewer } from '../../test/support/deals.ts';
import { openTestShow } from '../../test/support/show.ts';

const CLAIMS = 20_000;
const SAVES = 15;
const LINES = 20;

/**
 * How long the event loop stands still while a show with 20,000 claims is saved and people write in it, in
 * milliseconds: the longest time in each of some saves.
 */
export async function snapshotBlocks(): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-snapshot-'));
  const log = await SqliteLog.open(join(folder, 'shows.sqlite'));
  try {
    const show = await showWithClaims(log);
    const longest: number[] = [];
    for (let save = 0; save < SAVES; save++) longest.push(await saveOnce(log, show, save));
    return longest;
  } finally {
    await log.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function showWithClaims(log: SqliteLog): Promise<Show> {
  const show = await openTestShow(log, { slug: 'claims' });
  const products = shelf(Date.now()).map(product => ({ ...product, stock: CLAIMS }));
  await show.submit(host, 'import', 'catalog.import', { products });
  const plan = flash({ units: CLAIMS, runSeconds: 1200, holdSeconds: 1800 });
  await show.submit(host, 'save', 'deal.save', { plan });
  await show.submit(host, 'start', 'deal.start', { dealId: 'deal' });
  const buyers = Array.from({ length: CLAIMS }, (_, index) => viewer(`${index.toString(36)}-buyer`));
  await Promise.all(
    buyers.map(buyer => show.submit(buyer, 'claim', 'deal.claim', { dealId: 'deal', units: 1 })),
  );
  return show;
}

async function saveOnce(log: SqliteLog, show: Show, save: number): Promise<number> {
  const snapshots = new Snapshots({ show: show.slug, log, logger: pino({ level: 'silent' }) });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const lines = Array.from({ length: LINES }, (_, line) =>
    show.submit(host, `line ${save} ${line}`, 'chat.post', { text: 'Is it warm?' }),
  );
  await snapshots.save(show.state);
  await Promise.all(lines);
  delay.disable();
  return delay.max / 1e6;
}
