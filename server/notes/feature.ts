import { nameOf } from '../../shared/names/contract.ts';
import { newEvent } from '../../shared/show/events.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';

const handlers: Handlers<'notes'> = {
  'note.post': ({ names }, { text }, { actor, now, newId }) => {
    const note = { id: newId(), personId: actor.id, name: nameOf(names, actor), text, at: now };
    return { events: [newEvent('note.posted', { note })], result: { noteId: note.id } };
  },
};

/** Notes that the crew write each other. */
export const notes = defineFeature('notes', { handlers, queries: {} });
