import type { ChatMessage } from '../../shared/chat/message.ts';
import { CommandError } from '../../shared/errors.ts';
import type { Judgement } from '../../shared/moderation/judgement.ts';
import { muteOf } from '../../shared/moderation/rules.ts';
import { type ChatSource, MAX_CHAT_SOURCES } from '../../shared/multichat/contract.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { addLine, crewMarks, deleteLine, withdrawLines } from '../chat/lines.ts';
import { JUDGED_WITHIN_MS, judgedByRules, judgeTexts } from '../moderation/judging.ts';
import { readableText } from '../moderation/text/hygiene.ts';
import { defineFeature, type Handlers, type Preparation } from '../show/feature.ts';
import { ShowMultichat } from './show-multichat.ts';
import { twitchAdapter } from './twitch.ts';

const gone = () => new CommandError('not-found', 'There is no such chat (any more).');

function known({ multichat }: ShowState, sourceId: string): ChatSource {
  const source = multichat.sources.find(({ id }) => id === sourceId);
  if (!source) throw gone();
  return source;
}

/** What was found out about each of the lines, in their order. */
type Prepared = { 'multichat.receive': readonly Judgement[] };

/** Other platforms' chats, which the crew reads beside the show's own. */
const handlers: Handlers<'multichat', Prepared> = {
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
  'multichat.receive': (state, { sourceId, lines }, { now, client, screen, prepared }) => {
    const { platform } = known(state, sourceId);
    const events = lines.flatMap(({ id, authorId: personId, author: name, text: written }, at) => {
      if (muteOf(state.moderation, personId, now)) return [];
      const text = readableText(written);
      if (text === undefined) return [];
      const judgement = prepared[at] ?? judgedByRules();
      const marks = crewMarks(text, judgement);
      const message: ChatMessage = { id, personId, name, role: 'viewer', text, at: now, platform, ...marks };
      const author = { id: personId, name, role: 'viewer' as const };
      return [addLine(message, screen({ kind: 'line', text, author, client, platform, judgement }))];
    });
    return { events, result: {} };
  },
  'multichat.retract': (state, { of, id }) => ({
    events: of === 'line' ? deleteLine(state, id) : withdrawLines(id),
    result: {},
  }),
};

const judging: Preparation<'multichat.receive', object, readonly Judgement[]> = {
  prepare: ({ lines }, { show }) =>
    judgeTexts(
      show,
      lines.map(({ text, authorId: personId }) => ({ text, personId })),
    ),
  withinMs: JUDGED_WITHIN_MS,
  otherwise: () => [],
};

export const multichat = defineFeature('multichat', {
  handlers,
  prepare: { 'multichat.receive': judging },
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
