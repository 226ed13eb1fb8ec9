import { MAX_CHAT_LENGTH } from '../../shared/chat/protocol.ts';
import { CommandError } from '../../shared/errors.ts';
import type { PrivateReply } from '../../shared/privatereply/contract.ts';
import { newEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import { cleanText, isLonger } from '../moderation/text/hygiene.ts';
import { setterOf } from '../modes/shield.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';

const handlers: Handlers<'privatereply'> = {
  'privatereply.send': (state, { personId, messageId, text: given }, { actor, now, newId }) => {
    if (entryOf(state.people.writers, personId)?.role !== 'viewer')
      throw new CommandError('not-found', 'No viewer of this id has written in this show.');
    const text = cleanText(given);
    if (isLonger(text, MAX_CHAT_LENGTH))
      throw new CommandError('bad-data', `A message has at most ${MAX_CHAT_LENGTH} characters.`);
    const about = messageId === undefined ? {} : { messageId };
    const from = setterOf(state, actor);
    const reply: PrivateReply = { id: newId(), personId, ...about, from, text, at: now };
    return {
      events: [
        newEvent('privatereply.sent', { replyId: reply.id, personId, ...about }),
        newEvent('privatereply.written', { reply }),
      ],
      result: { replyId: reply.id },
    };
  },

  'privatereply.takeBack': ({ privatereply }, { personId, replyId }) => {
    const isThere = entryOf(privatereply.byPerson, personId)?.some(({ id }) => id === replyId);
    if (!isThere) throw new CommandError('already-done', 'This private reply is not there any more.');
    return { events: [newEvent('privatereply.takenBack', { personId, replyId })], result: {} };
  },
};

/** What the crew writes to one viewer, unseen by all others. */
export const privatereply = defineFeature('privatereply', { handlers, queries: {} });
