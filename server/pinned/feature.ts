import { CommandError } from '../../shared/errors.ts';
import { newEvent } from '../../shared/show/events.ts';
import { publicLineOf, recallLine, reference } from '../chat/lines.ts';
import { setterOf } from '../modes/shield.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';

const handlers: Handlers<'pinned'> = {
  'message.pin': (state, { messageId }, { actor }) => {
    const message = publicLineOf(state, messageId);
    if (state.pinned.pinned?.messageId === messageId)
      throw new CommandError('already-done', 'This message is pinned already.');
    const { personId } = message;
    const pinned = { ...reference(message), personId, pinnedBy: setterOf(state, actor) };
    return { events: [newEvent('message.pinned', pinned), recallLine(message)], result: {} };
  },

  'message.unpin': ({ pinned }, { messageId }) => {
    if (pinned.pinned?.messageId !== messageId)
      throw new CommandError('already-done', 'This message is not pinned any more.');
    return { events: [newEvent('message.unpinned', { messageId })], result: {} };
  },
};

/** The line of chat that the crew keeps above all others. */
export const pinned = defineFeature('pinned', { handlers, queries: {} });
