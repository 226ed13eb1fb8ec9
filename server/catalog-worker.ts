import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { extname, join, relative, resolve } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { BadRow } from '../shared/catalog.ts';
import { Refusal, type WireError } from '../shared/errors.ts';
import type { Product } from '../shared/product.ts';
import { parseCatalog } from './catalog-file.ts';

/** A product list to read. With `folder`, pictures that it names beside itself are copied into `pictures`. */
export interface CatalogJob {
  readonly body: Uint8Array;
  readonly format: 'csv' | 'json';
  readonly beside?: { readonly folder: string; readonly pictures: string };
}

export type CatalogOutcome =
  | { readonly products: Product[]; readonly bad: BadRow[] }
  | { readonly refusal: WireError };

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

function read({ body, format, beside }: CatalogJob): CatalogOutcome {
  try {
    return parseCatalog(body, format, {
      ...(beside && { resolvePicture: path => publishPicture(beside.folder, path, beside.pictures) }),
    });
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.toWire() };
    throw error;
  }
}

parentPort?.postMessage(read(workerData as CatalogJob));
