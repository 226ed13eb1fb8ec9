import { readFileSync } from 'node:fs';
import { type Reading, type ReadOptions, readCatalog } from '../../../../server/catalog/read-catalog.ts';

/** Reads one of the exports in this folder, as a shop system writes them. */
export const exportOf = (name: string, options: ReadOptions = {}): Reading =>
  readCatalog(readFileSync(new URL(name, import.meta.url)), name.endsWith('.json') ? 'json' : 'csv', options);
