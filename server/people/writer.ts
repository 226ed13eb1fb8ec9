import type { ChatMessage } from '../../shared/chat/message.ts';
import { nameOf } from '../../shared/names/contract.ts';
import type { Writer } from '../../shared/people/contract.ts';
import type { Actor } from '../../shared/roles.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Client } from '../show/client.ts';

/** Who somebody is of whom only the id is known: as they first wrote, or in the log of an older version as last seen. */
export function writerOf(state: ShowState, personId: string): Pick<Writer, 'name' | 'role'> | undefined {
  const writer = entryOf(state.people.writers, personId) ?? lastMessageOf(state, personId);
  return writer && { ...writer, name: nameOf(state.names, { id: personId, name: writer.name }) };
}

function lastMessageOf(state: ShowState, personId: string): ChatMessage | undefined {
  const withheld = state.chat.withheld.map(entry => entry.message);
  return [...withheld, ...state.chat.messages].findLast(message => message.personId === personId);
}

type People = Pick<ShowState, 'people'>;

/** Somebody who is there, or comes. */
export interface Present {
  readonly actor: Pick<Actor, 'id' | 'role'>;
  readonly client: Client;
}

/**
 * Whether what is said of a person who wrote holds for somebody: it is them, or a viewer in the same browser, whom a new
 * tab makes a new person.
 */
export function isSamePerson({ people }: People, personId: string, { actor, client }: Present): boolean {
  if (personId === actor.id) return true;
  if (client.browser === undefined || actor.role !== 'viewer') return false;
  return entryOf(people.writers, personId)?.browser === client.browser;
}

/** Whether somebody is a viewer behind the network address from which a person wrote. */
export function isSameAddress({ people }: People, personId: string, { actor, client }: Present): boolean {
  if (client.network === undefined || actor.role !== 'viewer') return false;
  return entryOf(people.writers, personId)?.network === client.network;
}

/** Everybody who wrote from the browser of a person, that person first. */
export function sameBrowser({ people }: People, personId: string): string[] {
  const browser = entryOf(people.writers, personId)?.browser;
  if (browser === undefined) return [personId];
  const others = Object.entries(people.writers).filter(
    ([id, writer]) => id !== personId && writer.browser === browser,
  );
  return [personId, ...others.map(([id]) => id)];
}
