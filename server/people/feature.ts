import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { defineFeature, type HandlerContext } from '../show/feature.ts';

/** What follows when somebody writes: at their first line they are remembered, under the name that it stands under. */
export function remember(
  { people }: ShowState,
  name: string,
  { actor: { id, role }, client: { browser } }: Pick<HandlerContext, 'actor' | 'client'>,
): NewEvent[] {
  if (entryOf(people.writers, id)) return [];
  const writer = { personId: id, name, role, ...(browser !== undefined && { browser }) };
  return [newEvent('person.wrote', writer)];
}

/** Who has written in the show, however long ago: what a moderator does to a person never depends on what is still to be seen of them. */
export const people = defineFeature('people', { handlers: {}, queries: {} });
