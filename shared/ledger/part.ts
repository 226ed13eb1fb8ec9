import type { LedgerPart } from '../show/contract.ts';
import { definitionOf, isTalk, type NewEvent } from '../show/events.ts';

/** What the ledger keeps of an event, as its contract says; undefined where nothing. */
export function ledgerPart({ name, data }: NewEvent): LedgerPart | undefined {
  const { ledger } = definitionOf(name);
  if (!ledger || isTalk(name)) return undefined;
  return ledger === true ? { data } : (ledger as (data: unknown) => LedgerPart)(data);
}
