import { atServer } from '../../../client/server-address.ts';
import {
  CatalogPreview,
  CatalogReport,
  type ImportOptions,
  MAX_CATALOG_BYTES,
} from '../../../shared/catalog/file.ts';
import { CommandError, WireError } from '../../../shared/errors.ts';

/** Source of an import: a file, or the sample products of Vitrine. */
export type Source = File | 'sample';

/** The show, and the invite token for its requests. */
export interface ShowAccess {
  readonly show: string;
  readonly token: string;
}

/** Content type of a file; undefined if unsupported. The name counts too, as some systems have no type for CSV. */
export function contentTypeOf(file: Pick<File, 'name' | 'type'>): string | undefined {
  const name = file.name.toLowerCase();
  if (/\.(json|jsonl|ndjson)$/.test(name) || file.type === 'application/json') return 'application/json';
  if (/\.(csv|tsv|txt)$/.test(name) || file.type === 'text/csv') return 'text/csv';
  return undefined;
}

async function post(path: string, { show, token }: ShowAccess, file?: File): Promise<unknown> {
  if (file && file.size > MAX_CATALOG_BYTES)
    throw new CommandError('too-large', 'The file is too large.', {
      problem: 'too-large',
      limit: MAX_CATALOG_BYTES / 1024 / 1024,
    });
  const authorization = `Bearer ${token}`;
  const body = file
    ? { headers: { authorization, 'content-type': contentTypeOf(file) ?? file.type }, body: file }
    : { headers: { authorization } };
  const address = atServer(`/api/shows/${encodeURIComponent(show)}/catalog${path}`);
  const response = await fetch(address, { method: 'POST', ...body });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const { code, message, params } = WireError.parse((answer as { error?: unknown }).error);
  throw new CommandError(code, message, params);
}

/** The options as a query, with the time zone of this computer: the host's days are most likely the shop's. */
function query(options: ImportOptions): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return `?options=${encodeURIComponent(JSON.stringify({ timeZone, ...options }))}`;
}

/** Imports products into the show. Rejects with a CommandError, or a TypeError if the server can't be reached. */
export async function importProducts(
  source: Source,
  access: ShowAccess,
  options: ImportOptions = {},
): Promise<CatalogReport> {
  const answer = source === 'sample' ? post('/sample', access) : post(query(options), access, source);
  return CatalogReport.parse(await answer);
}

/** Fetches the preview of a file. Rejects as `importProducts` does. */
export async function fetchPreview(
  file: File,
  access: ShowAccess,
  options: ImportOptions = {},
): Promise<CatalogPreview> {
  return CatalogPreview.parse(await post(`/preview${query(options)}`, access, file));
}
