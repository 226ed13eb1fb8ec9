import { CatalogReport } from '../../shared/catalog-file.ts';
import { Refusal, WireError } from '../../shared/errors.ts';

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

/** Sends a product list to the show. Rejects with a Refusal, or with a TypeError where the server can't be reached. */
export async function upload(source: Source, { show, token }: Gate): Promise<CatalogReport> {
  const address = `/api/shows/${encodeURIComponent(show)}/catalog${source === 'sample' ? '/sample' : ''}`;
  const authorization = `Bearer ${token}`;
  const file =
    source === 'sample'
      ? { headers: { authorization } }
      : { headers: { authorization, 'content-type': contentTypeOf(source) ?? source.type }, body: source };
  const response = await fetch(address, { method: 'POST', ...file });
  const answer: unknown = await response.json();
  if (response.ok) return CatalogReport.parse(answer);
  const { code, message, params } = WireError.parse((answer as { error?: unknown }).error);
  throw new Refusal(code, message, params);
}
