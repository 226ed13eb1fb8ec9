import { CommandError } from '../../shared/errors.ts';
import {
  amountMs,
  MODE_KINDS,
  type Mode,
  type ModeKind,
  type ModeSetting,
  type Modes,
  modeOf,
  modesAt,
  type Setter,
} from '../../shared/modes/mode.ts';
import { USUAL_PRESET } from '../../shared/modes/state.ts';
import { nameOf } from '../../shared/names/contract.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Deadlines } from '../show/deadlines.ts';
import { defineFeature, type HandlerContext, type Handlers } from '../show/feature.ts';
import { screen } from './screen.ts';

const setterOf = ({ names }: ShowState, { actor }: HandlerContext): Setter => ({
  name: nameOf(names, actor),
  role: actor.role,
});

/** A mode of a setting that holds from now on. */
const newMode = (
  { amount }: ModeSetting,
  until: number | null,
  { now, by }: { now: number; by: Setter },
): Mode => ({ ...(amount !== undefined && { amount }), until, at: now, by });

/** The modes that hold together with those of a preset: of a mode that both have, the stricter without an end. */
function strictest(on: Modes, preset: readonly ModeSetting[], stamp: { now: number; by: Setter }): Modes {
  const modes: Modes = Object.fromEntries(modesAt(on, stamp.now));
  for (const setting of preset) {
    const mode = modes[setting.kind];
    const isKept = mode && (mode.amount ?? 0) >= (setting.amount ?? 0);
    modes[setting.kind] = isKept ? { ...mode, until: null } : newMode(setting, null, stamp);
  }
  return modes;
}

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
    const stamp = { now, by: setterOf(state, context) };
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
    if (modes.shield) {
      const before: Modes = Object.fromEntries(modesAt(modes.shield.before, context.now));
      return { events: [newEvent('mode.unshielded', { modes: before })], result: {} };
    }
    const by = setterOf(state, context);
    const shielded = strictest(modes.on, modes.preset, { now: context.now, by });
    return { events: [newEvent('mode.shielded', { modes: shielded, by })], result: {} };
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
