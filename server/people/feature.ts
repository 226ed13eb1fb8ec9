import { CommandError } from '../../shared/errors.ts';
import { nameOf } from '../../shared/names/contract.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { defineFeature, type HandlerContext, type Handlers } from '../show/feature.ts';
import { Connections } from './connections.ts';

/** What follows when somebody writes: at their first line they are remembered, under the name that it stands under. */
export function remember(
  { people }: ShowState,
  name: string,
  { actor: { id, role }, client: { browser, network } }: Pick<HandlerContext, 'actor' | 'client'>,
): NewEvent[] {
  if (entryOf(people.writers, id)) return [];
  const keys = { ...(browser !== undefined && { browser }), ...(network !== undefined && { network }) };
  const writer = { personId: id, name, role, ...keys };
  return [newEvent('person.wrote', writer)];
}

const handlers: Handlers<'people'> = {
  'person.note': ({ people, names }, { personId, text }, { actor, now, newId }) => {
    if (!entryOf(people.writers, personId))
      throw new CommandError('not-found', 'Nobody of this id has written in this show.');
    const note = { id: newId(), name: nameOf(names, actor), text, at: now };
    return { events: [newEvent('person.noted', { personId, note })], result: { noteId: note.id } };
  },
};

/** How many others wrote from a person's browser; undefined where that is not known. */
function othersInBrowser({ writers }: ShowState['people'], personId: string): number | undefined {
  const browser = entryOf(writers, personId)?.browser;
  if (browser === undefined) return undefined;
  return Object.values(writers).filter(writer => writer.browser === browser).length - 1;
}

/** Who has written in the show, however long ago: what a moderator does to a person never depends on what is still to be seen of them. */
export const people = defineFeature('people', {
  handlers,
  react: () => new Connections(),
  queries: {
    'person.card': ({ personId }, { show: { state }, reactor }) => {
      const firstAt = entryOf(state.people.writers, personId)?.firstAt;
      const sameBrowser = othersInBrowser(state.people, personId);
      return {
        ...(firstAt === undefined ? {} : { firstAt }),
        ...(sameBrowser === undefined ? {} : { sameBrowser }),
        ...reactor.presenceOf(personId),
      };
    },
  },
});
