import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { extname, join, relative, resolve } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { CatalogPreview } from '../../shared/catalog/file.ts';
import { CommandError, type WireError } from '../../shared/errors.ts';
import { assertComplete, type ReadOptions, readCatalog } from './read.ts';

/** A product list to read. With `beside`, pictures that it names beside itself are copied to where viewers load them. */
export interface CatalogJob {
  /** A preview answers what an import refuses, and gives only the first products. */
  readonly purpose: 'preview' | 'import';
  readonly body: Uint8Array;
  readonly format: 'csv' | 'json';
  readonly options: Omit<ReadOptions, 'resolvePicture'>;
  readonly beside?: { readonly folder: string; readonly pictures: string };
}

export type CatalogOutcome = { readonly reading: CatalogPreview } | { readonly refusal: WireError };

const PREVIEWED = 5;
const PICTURES = new Set(['.svg', '.png', '.jpg', '.jpeg', '.webp', '.avif', '.gif']);

/** Copies a picture under a name made of its content. Undefined for what is not a picture inside the list's folder. */
function publishPicture(folder: string, path: string, pictures: string): string | undefined {
  const source = resolve(folder, path);
  const inside = !relative(folder, source).startsWith('..');
  const extension = extname(source).toLowerCase();
  if (!inside || !PICTURES.has(extension)) return undefined;
  try {
    const name = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 24) + extension;
    copyFileSync(source, join(pictures, name));
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
      return { reading: { ...reading, products: reading.products.slice(0, PREVIEWED) } };
    assertComplete(reading);
    return { reading };
  } catch (error) {
    if (error instanceof CommandError) return { refusal: error.toWire() };
    throw error;
  }
}

parentPort?.postMessage(read(workerData as CatalogJob));
