import { CommandError } from '../../shared/errors.ts';
import { warningOf } from '../../shared/sanctions/rules.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { withdrawLines } from '../chat/lines.ts';
import type { Handlers } from '../show/feature.ts';
import { ADDRESS_MS } from './limits.ts';
import { strike, takeBackStrike } from './strikes.ts';
import { targetOf } from './target.ts';

/** Ends what holds in a show by a ban for good. */
function endOf({ moderation, sanctions }: ShowState, banId: string): NewEvent[] {
  const meant = (entries: Readonly<Record<string, { banId?: string | undefined }>>) =>
    Object.entries(entries).flatMap(([personId, entry]) => (entry.banId === banId ? { personId } : []));
  return [
    ...meant(moderation.mutes).map(person => newEvent('moderation.unmuted', person)),
    ...meant(sanctions.bans).map(person => newEvent('sanction.unbanned', person)),
  ];
}

/** What moderators do to a person. */
export const handlers: Handlers<'sanctions'> = {
  'sanction.expose': (state, { as, reason, ...target }, context) => {
    targetOf(state, target, context);
    const { personId } = target;
    if ((entryOf(state.sanctions.exposure, personId) ?? 'show') === as)
      throw new CommandError('already-done', `The lines of this person are under "${as}" already.`);
    const exposed = newEvent('sanction.exposed', { personId, as, ...(reason ? { reason } : {}) });
    return { events: [exposed], result: {} };
  },

  'sanction.holdNewcomers': ({ sanctions }, { minutes }) => ({
    events: sanctions.newcomerMinutes === minutes ? [] : [newEvent('sanction.newcomersSet', { minutes })],
    result: {},
  }),

  'sanction.warn': (state, { reason, ...target }, context) => {
    const { name } = targetOf(state, target, context);
    const { personId } = target;
    const why = reason ? { reason } : {};
    const warned = newEvent('sanction.warned', { warningId: context.newId(), personId, name, ...why });
    return {
      events: [warned, ...strike(state, personId, { cause: 'warning', ...why }, context)],
      result: {},
    };
  },

  'sanction.withdrawWarning': (state, target, context) => {
    targetOf(state, target, context);
    const { personId } = target;
    if (!warningOf(state.sanctions, personId))
      throw new CommandError('already-done', 'No warning of this person waits to be acknowledged.');
    const ended = newEvent('sanction.warningEnded', { personId, how: 'withdrawn' });
    const strikes = takeBackStrike(state, personId, ({ cause }) => cause === 'warning');
    return { events: [ended, ...strikes], result: {} };
  },

  'sanction.acknowledge': ({ sanctions }, { warningId }, { actor }) => {
    const isThere = warningOf(sanctions, actor.id)?.warningId === warningId;
    const ended = newEvent('sanction.warningEnded', { personId: actor.id, how: 'acknowledged' });
    return { events: isThere ? [ended] : [], result: {} };
  },

  'sanction.ban': (state, { reason, forGood = false, address = false, ...target }, context) => {
    const { name } = targetOf(state, target, context);
    const { personId } = target;
    if (entryOf(state.sanctions.bans, personId))
      throw new CommandError('already-done', 'This person is banned from watching already.', {
        standing: 'banned',
      });
    const banned = newEvent('sanction.banned', {
      personId,
      name,
      ...(reason ? { reason } : {}),
      ...(forGood ? { banId: context.newId() } : {}),
      ...(address ? { addressUntil: context.now + ADDRESS_MS } : {}),
    });
    return { events: [banned, ...withdrawLines(personId)], result: {} };
  },

  'sanction.unban': (state, target, context) => {
    targetOf(state, target, context);
    const { personId } = target;
    if (!entryOf(state.sanctions.bans, personId))
      throw new CommandError('already-done', 'This person is not banned (any more).', {
        standing: 'unbanned',
      });
    return { events: [newEvent('sanction.unbanned', { personId })], result: {} };
  },

  'sanction.lift': (state, { banId }) => ({
    events: [newEvent('sanction.lifted', { banId }), ...endOf(state, banId)],
    result: {},
  }),

  'sanction.putBack': (_state, { banId }) => ({
    events: [newEvent('sanction.relisted', { banId })],
    result: {},
  }),

  'sanction.forgive': (state, { personId, strikeId }, context) => {
    targetOf(state, { personId }, context);
    const events = takeBackStrike(state, personId, ({ id }) => id === strikeId);
    if (events.length === 0) throw new CommandError('already-done', 'There is no such strike any more.');
    return { events, result: {} };
  },

  'sanction.setStrikes': (_state, { rules }) => ({
    events: [newEvent('sanction.strikesSet', { rules })],
    result: {},
  }),

  'sanction.followLift': (state, { banId }) => ({ events: endOf(state, banId), result: {} }),

  'sanction.follow': (state, { personId, name, banId, reason, browser }) => {
    if (entryOf(state.moderation.mutes, personId)) return { events: [], result: {} };
    const why = reason ? { reason } : {};
    return {
      events: [
        // Known as if they had written: so the mute follows their browser here too.
        newEvent('person.wrote', {
          personId,
          name,
          role: 'viewer',
          ...(browser === undefined ? {} : { browser }),
        }),
        newEvent('moderation.muted', { personId, name, until: null, banId, ...why }),
      ],
      result: {},
    };
  },
};
