import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join, relative, resolve } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { CatalogPreview } from '../../shared/catalog/file.ts';
import { CommandError, type WireError } from '../../shared/errors.ts';
import { writeAsideSync } from '../write-aside.ts';
import { assertComplete, type ReadOptions, readCatalog } from './read-catalog.ts';

/** A product list to read. With `beside`, pictures in the list's folder are copied to the pictures folder. */
export interface CatalogJob {
  /** A preview accepts incomplete lists, and returns the first products only. */
  readonly purpose: 'preview' | 'import';
  readonly body: Uint8Array;
  readonly format: 'csv' | 'json';
  readonly options: Omit<ReadOptions, 'resolvePicture'>;
  readonly beside?: { readonly folder: string; readonly pictures: string };
}

export type CatalogOutcome = { readonly reading: CatalogPreview } | { readonly error: WireError };

const PREVIEW_PRODUCTS = 5;
const PICTURES = new Set(['.svg', '.png', '.jpg', '.jpeg', '.webp', '.avif', '.gif']);

/** Copies a picture, named by its hash. Returns its path; undefined for what isn't a picture inside the list's folder. */
function publishPicture(folder: string, path: string, pictures: string): string | undefined {
  const source = resolve(folder, path);
  const inside = !relative(folder, source).startsWith('..');
  const extension = extname(source).toLowerCase();
  if (!inside || !PICTURES.has(extension)) return undefined;
  try {
    const body = readFileSync(source);
    const name = createHash('sha256').update(body).digest('hex').slice(0, 24) + extension;
    writeAsideSync(join(pictures, name), body);
    return `/pictures/${name}`;
  } catch {
    return undefined;
  }
}

function read({ purpose, body, format, options, beside }: CatalogJob): CatalogOutcome {
  try {
    const reading = readCatalog(body, format, {
      ...options,
      ...(beside && { resolvePicture: path => publishPicture(beside.folder, path, beside.pictures) }),
    });
    if (purpose === 'preview')
      return { reading: { ...reading, products: reading.products.slice(0, PREVIEW_PRODUCTS) } };
    assertComplete(reading);
    return { reading };
  } catch (error) {
    if (error instanceof CommandError) return { error: error.toWire() };
    throw error;
  }
}

parentPort?.postMessage(read(workerData as CatalogJob));
