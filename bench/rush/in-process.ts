import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteLog } from '../../server/log/sqlite-log.ts';
import type { Show } from '../../server/show/show.ts';
import type { DealPlan } from '../../shared/deals/terms.ts';
import { flash, host, shelf, viewer } from '../../test/support/deals.ts';
import { openTestShow } from '../../test/support/show.ts';

export interface Decided {
  readonly per_s: number;
  readonly sold: number;
}

/** The deal that is rushed for: so many units, one for each buyer, however many come from one address of this machine. */
export const rushedDeal = (units: number): DealPlan =>
  flash({ units, perBuyer: 1, perNetwork: 'any', runSeconds: 1200, holdSeconds: 1800 });

/** Puts a product with enough stock on the shelf and starts the deal on it. */
async function showWithDeal(log: SqliteLog, units: number): Promise<Show> {
  const show = await openTestShow(log, { slug: 'rush' });
  const products = shelf(Date.now()).map(product => ({ ...product, stock: units }));
  await show.submit(host, 'import', 'catalog.import', { products });
  await show.submit(host, 'save', 'deal.save', { plan: rushedDeal(units) });
  await show.submit(host, 'start', 'deal.start', { dealId: 'deal' });
  return show;
}

/**
 * So many buyers claim at a show in this process, with its log on the disk: from the first claim to the last answer,
 * and that comes when the hold is written and synced.
 */
export async function decideInProcess(buyers: number, units: number): Promise<Decided> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-rush-'));
  const log = await SqliteLog.open(join(folder, 'shows.sqlite'));
  const show = await showWithDeal(log, units);
  const people = Array.from({ length: buyers }, (_, index) => {
    const name = `${index.toString(36)}-buyer`;
    const client = { browser: 104_729 * index, network: 104_729 * index + 1, since: 0 };
    return { actor: viewer(name), client };
  });
  const started = performance.now();
  const answers = people.map(({ actor, client }) =>
    show.submit(actor, 'claim', 'deal.claim', { dealId: 'deal', units: 1 }, client),
  );
  await Promise.allSettled(answers);
  const seconds = (performance.now() - started) / 1000;
  let sold = 0;
  for await (const { events } of log.read('rush', { parse: event => event.name }))
    sold += events.filter(name => name === 'deal.claimed').length;
  await log.close();
  rmSync(folder, { recursive: true, force: true });
  return { per_s: Math.round(buyers / seconds), sold };
}
