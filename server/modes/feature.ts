import { CommandError } from '../../shared/errors.ts';
import { amountMs, MODE_KINDS, type ModeKind, type ModeSetting, modeOf } from '../../shared/modes/mode.ts';
import { USUAL_PRESET } from '../../shared/modes/state.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Deadlines } from '../show/deadlines.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';
import { screen } from './screen.ts';
import { newMode, setterOf, shieldEvents, unshieldEvents } from './shield.ts';

const isSamePreset = (one: readonly ModeSetting[], other: readonly ModeSetting[]): boolean =>
  one.length === other.length &&
  one.every(({ kind, amount }) => other.some(each => each.kind === kind && each.amount === amount));

/** The settings in one order, each mode once. */
const inOrder = (preset: readonly ModeSetting[]): ModeSetting[] =>
  MODE_KINDS.flatMap(kind => preset.find(setting => setting.kind === kind) ?? []);

/** What the chat is restricted to. */
const handlers: Handlers<'modes'> = {
  'mode.set': (state, { setting, seconds }, context) => {
    const { now } = context;
    const stamp = { now, by: setterOf(state, context.actor) };
    const mode = newMode(setting, seconds === null ? null : now + amountMs('slow', seconds), stamp);
    return { events: [newEvent('mode.changed', { kind: setting.kind, mode })], result: {} };
  },

  'mode.unset': ({ modes }, { kind }, { now }) => {
    if (!modeOf(modes.on, kind, now)) throw new CommandError('already-done', 'This mode is off already.');
    return { events: [newEvent('mode.changed', { kind, mode: null })], result: {} };
  },

  'mode.shield': (state, { on }, context) => {
    const { modes } = state;
    if (on === (modes.shield !== null))
      throw new CommandError('already-done', `Shield mode is ${on ? 'on' : 'off'} already.`);
    if (modes.shield) return { events: unshieldEvents(state, modes.shield, context.now), result: {} };
    return {
      events: shieldEvents(state, { now: context.now, by: setterOf(state, context.actor) }),
      result: {},
    };
  },

  'mode.setPreset': ({ modes }, { preset: wanted }) => {
    const preset = inOrder(wanted);
    if (preset.length === 0)
      throw new CommandError('bad-data', 'Shield mode has to turn on something: choose one mode at least.');
    const isSame = isSamePreset(preset, modes.preset);
    return { events: isSame ? [] : [newEvent('mode.presetChanged', { preset })], result: {} };
  },
};

/** The ends of modes that have one, by kind. */
const endsOf = ({ modes }: ShowState): (readonly [ModeKind, number])[] =>
  MODE_KINDS.flatMap(kind => {
    const until = modes.on[kind]?.until ?? null;
    return until === null ? [] : [[kind, until] as const];
  });

/** Modes that end by themselves. */
const ends: Deadlines = {
  due: (state, { now }) =>
    endsOf(state).flatMap(([kind, until]) =>
      until <= now ? newEvent('mode.changed', { kind, mode: null }) : [],
    ),
  nextAt: state => {
    const times = endsOf(state).map(([, until]) => until);
    return times.length > 0 ? Math.min(...times) : undefined;
  },
  dueOf: ({ name, data }) => {
    if (name === 'mode.changed') return data.mode?.until ?? undefined;
    if (name !== 'mode.unshielded') return undefined;
    const times = Object.values(data.modes).flatMap(({ until }) => until ?? []);
    return times.length > 0 ? Math.min(...times) : undefined;
  },
};

/** Modes of the show's chat, and shield mode, which turns on several of them at once. */
export const modes = defineFeature('modes', {
  handlers,
  screen,
  deadlines: ends,
  // The modes themselves belong to the show that they were set in.
  carry: ({ modes: { preset } }) => {
    const isChanged = !isSamePreset(preset, USUAL_PRESET);
    return {
      events: isChanged ? [newEvent('mode.presetChanged', { preset })] : [],
      count: isChanged ? 1 : 0,
    };
  },
  queries: {},
});
