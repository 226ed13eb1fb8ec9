import { CommandError } from '../../shared/errors.ts';
import { newEvent } from '../../shared/show/events.ts';
import { publicLineOf, recallLine, reference } from '../chat/lines.ts';
import { setterOf } from '../modes/shield.ts';
import type { Deadlines } from '../show/deadlines.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';

const handlers: Handlers<'highlight'> = {
  'highlight.show': (state, { messageId, seconds }, { actor, now }) => {
    const message = publicLineOf(state, messageId);
    const shown = {
      ...reference(message),
      personId: message.personId,
      shownBy: setterOf(state, actor),
      until: seconds === null ? null : now + seconds * 1000,
    };
    return { events: [newEvent('highlight.shown', shown), recallLine(message)], result: {} };
  },

  'highlight.end': ({ highlight }, { messageId }) => {
    if (highlight.highlighted?.messageId !== messageId)
      throw new CommandError('already-done', 'This message is not in the picture any more.');
    return { events: [newEvent('highlight.ended', { messageId })], result: {} };
  },
};

/** A line leaves the picture by itself when its time is over. */
const ends: Deadlines = {
  due: ({ highlight: { highlighted } }, { now }) =>
    highlighted?.until != null && highlighted.until <= now
      ? [newEvent('highlight.ended', { messageId: highlighted.messageId })]
      : [],
  nextAt: ({ highlight: { highlighted } }) => highlighted?.until ?? undefined,
  dueOf: ({ name, data }) => (name === 'highlight.shown' ? (data.until ?? undefined) : undefined),
};

/** The line of chat that stands in the program's picture. */
export const highlight = defineFeature('highlight', { handlers, deadlines: ends, queries: {} });
