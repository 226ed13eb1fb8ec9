import { newEvent } from '../../shared/show/events.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';

const handlers: Handlers<'notes'> = {
  'note.post': (_state, { text }, { actor, now, newId }) => {
    const note = { id: newId(), personId: actor.id, name: actor.name, text, at: now };
    return { events: [newEvent('note.posted', { note })], result: { noteId: note.id } };
  },
};

/** Notes that the crew write each other. */
export const notes = defineFeature('notes', { handlers, queries: {} });
