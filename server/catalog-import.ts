import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { nanoid } from 'nanoid';
import type { CatalogReport } from '../shared/catalog.ts';
import { Refusal } from '../shared/errors.ts';
import type { Actor } from '../shared/roles.ts';
import type { CatalogJob, CatalogOutcome } from './catalog-worker.ts';
import type { Show } from './show.ts';

const SAMPLE = fileURLToPath(new URL('../assets/sample-show/catalog.csv', import.meta.url));

/**
 * Reads a product list and brings its good rows into the show; the bad ones are named. The reading is done in a thread
 * of its own, because two thousand rows would hold up everybody's chat. Refuses with `bad-data`.
 */
export async function importCatalog(show: Show, actor: Actor, job: CatalogJob): Promise<CatalogReport> {
  const worker = new Worker(new URL('./catalog-worker.ts', import.meta.url), { workerData: job });
  const [outcome] = (await once(worker, 'message')) as [CatalogOutcome];
  if ('refusal' in outcome) {
    const { code, message, params } = outcome.refusal;
    throw new Refusal(code, message, params);
  }
  const { products, bad } = outcome;
  if (products.length === 0) return { added: 0, updated: 0, bad };
  const command = { name: 'catalog.import', data: { products } } as const;
  return { ...(await show.submit<'catalog.import'>(actor, nanoid(), command)), bad };
}

/** Reads a product list from the host's own disk; pictures beside it are copied to where viewers can load them. */
export async function importCatalogFile(
  show: Show,
  actor: Actor,
  file: string,
  pictures: string,
): Promise<CatalogReport> {
  const format = extname(file).toLowerCase() === '.json' ? 'json' : 'csv';
  const beside = { folder: dirname(resolve(file)), pictures };
  return importCatalog(show, actor, { body: await readFile(file), format, beside });
}

/** Brings the dozen products that come with Vitrine into the show. */
export function importSampleShow(show: Show, actor: Actor, pictures: string): Promise<CatalogReport> {
  return importCatalogFile(show, actor, SAMPLE, pictures);
}
