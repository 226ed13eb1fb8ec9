import type { LedgerPerson, LedgerRow } from '../../shared/ledger/format.ts';
import { ledgerPart } from '../../shared/ledger/part.ts';
import { nameOf } from '../../shared/names/contract.ts';
import type { Actor } from '../../shared/roles.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { RecentEntry } from './ledger-fold.ts';

/** Puts what somebody may see of an entry into words that are known: names of people who were not erased, and reasons. */
export function rowOf(
  { entry, event }: RecentEntry,
  state: ShowState,
  erased: ReadonlySet<string>,
): LedgerRow {
  const { seq, at, name } = entry;
  const part = ledgerPart(event);
  const data = (part?.data ?? {}) as LedgerRow['data'];
  const person = personIn(data);
  const known = person === undefined ? undefined : (nameIn(state, person) ?? nameThen(event, person, erased));
  const { person: writtenOf = '', ...texts } = part?.texts ?? {};
  const reason = erased.has(writtenOf) ? undefined : Object.values(texts).find(Boolean);
  return {
    seq,
    at,
    by: actorOf(event.by, state, erased),
    ...(person === undefined ? {} : { person: { id: person, ...named(known) } }),
    name,
    data: short(data),
    ...(reason ? { reason } : {}),
  };
}

/** An entry without its long lists: of those there are only the numbers of what is in them. */
const short = (data: LedgerRow['data']): LedgerRow['data'] =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      Array.isArray(value) && value.length > 1 ? value.length : value,
    ]),
  );

const named = (name: string | undefined) => (name === undefined ? {} : { name });

/** Whom an entry is about. */
function personIn(data: Readonly<Record<string, unknown>>): string | undefined {
  const { personId, claim } = data;
  if (typeof personId === 'string') return personId;
  return (claim as { personId?: string } | undefined)?.personId;
}

/** What somebody was called when it happened, as the event has it. */
function nameThen({ data, by }: ShowEvent, person: string, erased: ReadonlySet<string>): string | undefined {
  if (erased.has(person)) return undefined;
  const { name, claim } = data as { name?: unknown; claim?: { name?: string } };
  const said = claim?.name ?? (by?.id === person ? by.name : name);
  return typeof said === 'string' ? said : undefined;
}

function actorOf(by: Actor | undefined, state: ShowState, erased: ReadonlySet<string>): LedgerPerson {
  if (!by) return { id: 'vitrine', name: 'Vitrine' };
  if (erased.has(by.id)) return { id: by.id, ...named(nameIn(state, by.id)) };
  return { id: by.id, name: nameOf(state.names, by) };
}

/** What somebody is called now; what was erased of them is not remembered. */
function nameIn({ names, people, team }: ShowState, id: string): string | undefined {
  return (
    entryOf(names.byPerson, id)?.name ??
    entryOf(people.writers, id)?.name ??
    team.invites.find(invite => invite.id === id)?.name
  );
}
