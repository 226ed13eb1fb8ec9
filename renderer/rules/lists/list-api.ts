import { atServer } from '../../../client/server-address.ts';
import { CommandError, WireError } from '../../../shared/errors.ts';
import { type ListOptions, ListReport, MAX_LIST_BYTES } from '../../../shared/rules/list-file.ts';

/** A list that somebody pasted or chose, and how it is to be read. */
export interface GivenList extends ListOptions {
  readonly text: string;
}

/** The show, and the invite token for its requests. */
export interface ShowAccess {
  readonly show: string;
  readonly token: string;
}

/** Says what an import would do, or does it. Rejects with a CommandError, or a TypeError if the server can't be reached. */
export async function sendList(
  step: 'preview' | 'import',
  { text, ...options }: GivenList,
  { show, token }: ShowAccess,
): Promise<ListReport> {
  const body = new Blob([text], { type: 'text/plain' });
  if (body.size > MAX_LIST_BYTES) throw new CommandError('too-large', 'The list is too large.');
  const path = step === 'preview' ? '/preview' : '';
  const address = atServer(`/api/shows/${encodeURIComponent(show)}/rules${path}`);
  const response = await fetch(`${address}?${new URLSearchParams(options)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
    body,
  });
  const answer: unknown = await response.json();
  if (response.ok) return ListReport.parse(answer);
  const { code, message, params } = WireError.parse((answer as { error?: unknown }).error);
  throw new CommandError(code, message, params);
}
