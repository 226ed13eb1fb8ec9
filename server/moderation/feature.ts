import { CommandError } from '../../shared/errors.ts';
import {
  CATEGORIES,
  CHECKS,
  DEFAULT_CHECKS,
  DEFAULT_LEVELS,
  type Levels,
  type SomeLevels,
} from '../../shared/moderation/levels.ts';
import type { ModerationState } from '../../shared/moderation/state.ts';
import { CREW } from '../../shared/roles.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { restoreLines, withdrawLines } from '../chat/lines.ts';
import { ADDRESS_MS } from '../sanctions/limits.ts';
import { strike, strikeIn, takeBackStrike } from '../sanctions/strikes.ts';
import { checkMayBan, targetOf } from '../sanctions/target.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';
import type { Screen } from '../show/screening.ts';
import { JudgePool } from './judge-pool.ts';
import { safeguardReasons } from './safeguards.ts';
import { ShowJudge } from './show-judge.ts';

function lineEvents(
  state: ShowState,
  personId: string,
  lines: 'remove' | 'keep' | 'restore',
): readonly NewEvent[] {
  if (lines === 'remove') return withdrawLines(personId);
  return lines === 'restore' ? restoreLines(state, personId) : [];
}

/** What of some levels is not so yet. */
const changedLevels = (known: Levels, levels: SomeLevels): SomeLevels =>
  Object.fromEntries(
    CATEGORIES.flatMap(category => {
      const level = levels[category];
      return level === undefined || level === known[category] ? [] : [[category, level]];
    }),
  );

/** What of a show's levels and checks is not as a new show has it. */
function carriedSafeguards({ levels, checks }: ModerationState): NewEvent[] {
  const changed = changedLevels(DEFAULT_LEVELS, levels);
  const switched = CHECKS.filter(check => checks[check] !== DEFAULT_CHECKS[check]);
  return [
    ...(Object.keys(changed).length > 0 ? [newEvent('moderation.levelsSet', { levels: changed })] : []),
    ...switched.map(check => newEvent('moderation.checkSwitched', { check, isOn: checks[check] })),
  ];
}

/** Whether the mute of a person is a ban from chat, which not every moderator may end. */
function isBan({ moderation }: ShowState, personId: string): boolean {
  const { banId, addressUntil } = entryOf(moderation.mutes, personId) ?? {};
  return banId !== undefined || addressUntil !== undefined;
}

/** Who may not write, and which lines wait for approval. */
const handlers: Handlers<'moderation'> = {
  'moderation.mute': (state, data, context) => {
    const { personId, seconds, reason, lines = 'remove', forGood = false, address = false } = data;
    const { now, newId } = context;
    const { name } = targetOf(state, data, context);
    if (forGood || address || isBan(state, personId)) checkMayBan(state, context.actor);
    if (forGood && seconds !== null)
      throw new CommandError('bad-data', 'A mute for good has no end.', { field: 'seconds' });
    const why = reason ? { reason } : {};
    const until = seconds === null ? null : now + seconds * 1000;
    const strikes = data.isUndo ? [] : strike(state, personId, { cause: 'mute', ...why }, context);
    const muted = newEvent('moderation.muted', {
      personId,
      name,
      until,
      ...why,
      ...strikeIn(strikes),
      ...(forGood ? { banId: newId() } : {}),
      ...(address ? { addressUntil: now + ADDRESS_MS } : {}),
    });
    return { events: [muted, ...lineEvents(state, personId, lines), ...strikes], result: {} };
  },

  'moderation.unmute': (state, data, context) => {
    const { personId, lines = 'keep', isUndo } = data;
    targetOf(state, data, context);
    if (!entryOf(state.moderation.mutes, personId))
      throw new CommandError('already-done', 'This person is not muted (any more).', { standing: 'unmuted' });
    if (isBan(state, personId)) checkMayBan(state, context.actor);
    const unmuted = newEvent('moderation.unmuted', { personId });
    const strikes = isUndo ? takeBackStrike(state, personId, ({ cause }) => cause === 'mute') : [];
    return { events: [unmuted, ...lineEvents(state, personId, lines), ...strikes], result: {} };
  },

  'moderation.setLevels': ({ moderation: { levels: known } }, { levels }) => {
    const changed = changedLevels(known, levels);
    const isSame = Object.keys(changed).length === 0;
    return { events: isSame ? [] : [newEvent('moderation.levelsSet', { levels: changed })], result: {} };
  },

  'moderation.switchCheck': ({ moderation: { checks } }, { check, isOn }) => ({
    events: checks[check] === isOn ? [] : [newEvent('moderation.checkSwitched', { check, isOn })],
    result: {},
  }),
};

/** Holds a viewer's line that the levels or the checks find something in, and refuses such a name. */
const screen: Screen = ({ moderation }, screened) => {
  if (CREW.includes(screened.author.role)) return undefined;
  const reasons = safeguardReasons(moderation, screened);
  return reasons.length > 0 ? { outcome: 'hold', reasons } : undefined;
};

export const moderation = defineFeature('moderation', {
  handlers,
  screen,
  // Whom somebody muted stays with the show: its viewers are other people in the next one.
  carry: ({ moderation: state }) => {
    const events = carriedSafeguards(state);
    return { events, count: events.length };
  },
  start: ({ logger }) => {
    const pool = new JudgePool({ logger });
    return { pool, close: () => pool.close() };
  },
  react: (show, { pool }) => new ShowJudge(pool, show.clock),
  silentEnd: ({ moderation: { mutes } }) => {
    const ends = Object.values(mutes).flatMap(({ until }) => until ?? []);
    return ends.length > 0 ? Math.max(...ends) : undefined;
  },
  queries: {},
});
