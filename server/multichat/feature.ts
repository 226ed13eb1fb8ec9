import type { ChatMessage } from '../../shared/chat/message.ts';
import { CommandError } from '../../shared/errors.ts';
import { muteOf } from '../../shared/moderation/rules.ts';
import { type ChatSource, MAX_CHAT_SOURCES } from '../../shared/multichat/contract.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { addLine, deleteLine, withdrawLines } from '../chat/lines.ts';
import { readableText } from '../moderation/text/hygiene.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';
import { ShowMultichat } from './show-multichat.ts';
import { twitchAdapter } from './twitch.ts';

const gone = () => new CommandError('not-found', 'There is no such chat (any more).');

function known({ multichat }: ShowState, sourceId: string): ChatSource {
  const source = multichat.sources.find(({ id }) => id === sourceId);
  if (!source) throw gone();
  return source;
}

/** Other platforms' chats, which the crew reads beside the show's own. */
const handlers: Handlers<'multichat'> = {
  'multichat.add': ({ multichat: { sources } }, { platform, channel }, { newId }) => {
    const same = sources.find(each => each.platform === platform && each.channel === channel);
    if (same) return { events: [], result: { sourceId: same.id } };
    if (sources.length >= MAX_CHAT_SOURCES) {
      throw new CommandError('bad-data', `A show reads at most ${MAX_CHAT_SOURCES} other chats.`, {
        limit: MAX_CHAT_SOURCES,
      });
    }
    const source = { id: newId(), platform, channel };
    return { events: [newEvent('multichat.added', { source })], result: { sourceId: source.id } };
  },
  'multichat.remove': (state, { sourceId }) => {
    known(state, sourceId);
    return { events: [newEvent('multichat.removed', { sourceId })], result: {} };
  },
  'multichat.receive': (state, { sourceId, lines }, { now, client, screen }) => {
    const { platform } = known(state, sourceId);
    const events = lines.flatMap(({ id, authorId: personId, author: name, text: written }) => {
      if (muteOf(state.moderation, personId, now)) return [];
      const text = readableText(written);
      if (text === undefined) return [];
      const message: ChatMessage = { id, personId, name, role: 'viewer', text, at: now, platform };
      const author = { id: personId, name, role: 'viewer' as const };
      return [addLine(message, screen({ kind: 'line', text, author, client, platform }))];
    });
    return { events, result: {} };
  },
  'multichat.retract': (state, { of, id }) => ({
    events: of === 'line' ? deleteLine(state, id) : withdrawLines(id),
    result: {},
  }),
};

export const multichat = defineFeature('multichat', {
  handlers,
  carry: ({ multichat: { sources } }) => ({
    events: sources.map(source => newEvent('multichat.added', { source })),
    count: sources.length,
  }),
  start: ({ config }) => ({ adapters: { twitch: twitchAdapter(config.twitchChat) } }),
  react: (show, { adapters }) => new ShowMultichat(show, adapters),
  queries: {
    'multichat.retry': ({ sourceId }, { reactor }) => {
      if (!reactor.retry(sourceId)) throw gone();
      return {};
    },
  },
});
