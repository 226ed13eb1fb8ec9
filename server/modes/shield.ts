import { CATEGORIES, type Levels } from '../../shared/moderation/levels.ts';
import { type Mode, type ModeSetting, type Modes, modesAt, type Setter } from '../../shared/modes/mode.ts';
import type { ModesState } from '../../shared/modes/state.ts';
import { nameOf } from '../../shared/names/contract.ts';
import type { Actor } from '../../shared/roles.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { VITRINE } from '../show/vitrine.ts';

/** Who sets something, by the name that they have in the show. */
export const setterOf = ({ names }: ShowState, actor: Actor): Setter => ({
  name: nameOf(names, actor),
  role: actor.role,
});

/** A mode of a setting that holds from now on. */
export const newMode = (
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

/** Newcomers of fewer minutes than this wait while shield mode is on. */
const NEWCOMER_MINUTES = 10;
/** The classifier at its strictest. */
const STRICTEST: Levels = { insult: 4, hate: 4, threat: 4, sexual: 4, spam: 4 };

/** The classifier's levels, and for how long newcomers' lines wait, where they are not so yet. */
function safeguardEvents(
  { moderation, sanctions }: ShowState,
  levels: Levels,
  newcomerMinutes: number | null,
): NewEvent[] {
  const isSame = CATEGORIES.every(category => moderation.levels[category] === levels[category]);
  return [
    ...(isSame ? [] : [newEvent('moderation.levelsSet', { levels })]),
    ...(sanctions.newcomerMinutes === newcomerMinutes
      ? []
      : [newEvent('sanction.newcomersSet', { minutes: newcomerMinutes })]),
  ];
}

/** Shield mode goes on, as somebody of the crew wants it or by itself: the modes of its preset, and stricter safeguards. */
export function shieldEvents(
  state: ShowState,
  { now, by, isByItself }: { now: number; by?: Setter; isByItself?: true },
): NewEvent[] {
  const setter = by ?? setterOf(state, VITRINE);
  const modes = strictest(state.modes.on, state.modes.preset, { now, by: setter });
  const { newcomerMinutes } = state.sanctions;
  const safeguards = { levels: state.moderation.levels, newcomerMinutes };
  const minutes = Math.max(newcomerMinutes ?? 0, NEWCOMER_MINUTES);
  return [
    newEvent('mode.shielded', { modes, by: setter, safeguards, ...(isByItself && { isByItself }) }),
    ...safeguardEvents(state, STRICTEST, minutes),
  ];
}

/** Shield mode goes off, and what it changed is as before; modes that would have ended meanwhile stay off. */
export function unshieldEvents(
  state: ShowState,
  { before, safeguards }: NonNullable<ModesState['shield']>,
  now: number,
): NewEvent[] {
  const modes: Modes = Object.fromEntries(modesAt(before, now));
  const restored = safeguards ? safeguardEvents(state, safeguards.levels, safeguards.newcomerMinutes) : [];
  return [newEvent('mode.unshielded', { modes }), ...restored];
}
