import { atServer } from '../../client/server-address.ts';
import { CommandError, WireError } from '../../shared/errors.ts';
import type { ShowSummary } from '../../shared/home/protocol.ts';
import { enterStudio } from './api.ts';

/** Saves a show's ledger as a file, by the owner's key. Rejects as requests do. */
export async function saveLedger(ownerKey: string, { slug }: Pick<ShowSummary, 'slug'>): Promise<void> {
  const { show, invite } = await enterStudio(ownerKey, slug);
  const response = await fetch(atServer(`/api/shows/${encodeURIComponent(show)}/ledger`), {
    headers: { authorization: `Bearer ${invite}` },
  });
  if (!response.ok) {
    const { code, message, params } = WireError.parse(((await response.json()) as { error?: unknown }).error);
    throw new CommandError(code, message, params);
  }
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = `${show}-ledger.jsonl`;
  link.click();
  URL.revokeObjectURL(address);
}
