import {
  CatalogPreview,
  CatalogReport,
  type ImportOptions,
  MAX_CATALOG_BYTES,
} from '../../../shared/catalog-file.ts';
import { CommandError, WireError } from '../../../shared/errors.ts';

/** Where a product list comes from: a file of the person's own, or the set that comes with Vitrine. */
export type Source = File | 'sample';

/** Whose show the list is for, and the invite that allows it. */
export interface Gate {
  readonly show: string;
  readonly token: string;
}

/** What kind of list a file is; undefined for one that is neither. Systems that don't know CSV leave its type empty. */
export function contentTypeOf(file: Pick<File, 'name' | 'type'>): string | undefined {
  const name = file.name.toLowerCase();
  if (name.endsWith('.json') || file.type === 'application/json') return 'application/json';
  if (/\.(csv|tsv|txt)$/.test(name) || file.type === 'text/csv') return 'text/csv';
  return undefined;
}

async function post(path: string, { show, token }: Gate, file?: File): Promise<unknown> {
  if (file && file.size > MAX_CATALOG_BYTES)
    throw new CommandError('too-large', 'The file is too large.', {
      problem: 'too-large',
      limit: MAX_CATALOG_BYTES / 1024 / 1024,
    });
  const authorization = `Bearer ${token}`;
  const body = file
    ? { headers: { authorization, 'content-type': contentTypeOf(file) ?? file.type }, body: file }
    : { headers: { authorization } };
  const address = `/api/shows/${encodeURIComponent(show)}/catalog${path}`;
  const response = await fetch(address, { method: 'POST', ...body });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const { code, message, params } = WireError.parse((answer as { error?: unknown }).error);
  throw new CommandError(code, message, params);
}

const query = (options: ImportOptions): string => `?options=${encodeURIComponent(JSON.stringify(options))}`;

/** Brings a product list into the show. Rejects with a CommandError, or with a TypeError where the server can't be reached. */
export async function upload(
  source: Source,
  gate: Gate,
  options: ImportOptions = {},
): Promise<CatalogReport> {
  const answer = source === 'sample' ? post('/sample', gate) : post(query(options), gate, source);
  return CatalogReport.parse(await answer);
}

/** Asks what a product list holds and how it would be read. Rejects as `upload` does. */
export async function preview(file: File, gate: Gate, options: ImportOptions = {}): Promise<CatalogPreview> {
  return CatalogPreview.parse(await post(`/preview${query(options)}`, gate, file));
}
