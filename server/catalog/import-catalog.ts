import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CatalogPreview, CatalogReport, ImportOptions } from '../../shared/catalog/file.ts';
import { CommandError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/roles.ts';
import type { ShowContext } from '../show/feature.ts';
import type { CatalogJob, CatalogOutcome } from './worker.ts';

const SAMPLE = fileURLToPath(new URL('../../assets/sample-show/catalog.csv', import.meta.url));
/** Longer than the largest list takes; what takes longer is an attack. */
const MAX_READING_MS = 60_000;
const MAX_READING_MB = 1024;

/** A product list, with the host's import options. */
export interface CatalogFile extends Pick<CatalogJob, 'body' | 'format' | 'beside'> {
  readonly options?: ImportOptions & Pick<CatalogJob['options'], 'mayLeadToDemoShop'>;
}

/**
 * Reads a product list in a worker thread, because two thousand rows would block the event loop. Prices without a currency
 * are taken to be in that of the show's products.
 */
async function readInThread(
  show: ShowContext,
  purpose: CatalogJob['purpose'],
  { options = {}, ...file }: CatalogFile,
): Promise<CatalogPreview> {
  const usualCurrency = show.state.catalog.products[0]?.price.currency;
  const job: CatalogJob = { ...file, purpose, options: { ...options, usualCurrency } };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MAX_READING_MB },
  });
  try {
    const signal = AbortSignal.timeout(MAX_READING_MS);
    const [outcome] = (await once(worker, 'message', { signal })) as [CatalogOutcome];
    if ('reading' in outcome) return outcome.reading;
    const { code, message, params } = outcome.error;
    throw new CommandError(code, message, params);
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_WORKER_OUT_OF_MEMORY' && name !== 'AbortError') throw error;
    throw new CommandError('bad-data', 'The file takes too long or too much to read.', {
      problem: 'too-much',
    });
  } finally {
    void worker.terminate();
  }
}

/** Reads a product list without importing it. Throws a CommandError `bad-data`. */
export const previewCatalog = (show: ShowContext, file: CatalogFile): Promise<CatalogPreview> =>
  readInThread(show, 'preview', file);

/** Imports the valid rows of a product list; the report has the others. Throws a CommandError `bad-data`. */
export async function importCatalog(
  show: ShowContext,
  actor: Actor,
  file: CatalogFile,
): Promise<CatalogReport> {
  const { products, bad, notes } = await readInThread(show, 'import', file);
  if (products.length === 0) return { added: 0, updated: 0, bad, notes };
  return { ...(await show.submit('catalog.import', { products }, { as: actor })), bad, notes };
}

/** Imports a product list from the server's disk; pictures beside it are copied to the pictures folder. */
export async function importCatalogFile(
  show: ShowContext,
  actor: Actor,
  file: string,
  pictures: string,
  options: CatalogFile['options'] = {},
): Promise<CatalogReport> {
  const format = /^\.(json|jsonl|ndjson)$/i.test(extname(file)) ? 'json' : 'csv';
  const beside = { folder: dirname(resolve(file)), pictures };
  return importCatalog(show, actor, { body: await readFile(file), format, beside, options });
}

/** Imports the sample products that come with Vitrine, which lead to the demo shop: that is how it is switched on. */
export function importSampleShow(show: ShowContext, actor: Actor, pictures: string): Promise<CatalogReport> {
  return importCatalogFile(show, actor, SAMPLE, pictures, { mayLeadToDemoShop: true });
}
