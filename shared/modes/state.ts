import { z } from 'zod';
import type { chatEvents } from '../chat/events.ts';
import type { Slice } from '../show/contract.ts';
import { without } from '../show/record.ts';
import { KnownLine, type modeEvents, publicModes, Safeguards } from './events.ts';
import { lengthOf, ModeSetting, Modes, Setter } from './mode.ts';

/** How many lines slow mode and unique chat look back on at most: half a minute of a fast chat. */
export const MAX_LINES = 5000;

/** What shield mode turns on unless the host has changed it. */
export const USUAL_PRESET: readonly ModeSetting[] = [
  { kind: 'slow', amount: 30 },
  { kind: 'first' },
  { kind: 'links' },
];

const Shield = z.object({
  at: z.number(),
  by: Setter.optional(),
  /** The modes that come back when it is turned off. */
  before: Modes,
  safeguards: Safeguards.optional(),
});

const ModesState = z.object({
  on: Modes,
  /** Shield mode while it is on. This and the preset only crew replicas have. */
  shield: Shield.nullable(),
  preset: z.array(ModeSetting),
  /**
   * What viewers wrote in the time that the modes look back on, oldest first; empty while none does. No page has this, nor
   * who waits.
   */
  lines: z.array(KnownLine),
  /** Whose first line in the show waits for approval. */
  waiting: z.record(z.string(), z.literal(true)),
});
export type ModesState = z.infer<typeof ModesState>;

/** How long before a line the modes look for others, in milliseconds. */
const lookBackMs = (on: Modes): number => Math.max(lengthOf(on, 'slow'), lengthOf(on, 'unique'));

/** The state under other modes; what they don't look back on is forgotten. */
function withModes(state: ModesState, on: Modes): ModesState {
  return { ...state, on, lines: lookBackMs(on) > 0 ? state.lines : [] };
}

/** The lines that the modes look back on with one more. */
function withLine({ on, lines }: ModesState, line: KnownLine): KnownLine[] {
  const since = line.at - lookBackMs(on);
  const first = lines.findIndex(({ at }) => at > since);
  return [...(first < 0 ? [] : lines.slice(first)), line].slice(-MAX_LINES);
}

export const modesSlice: Slice<ModesState, typeof modeEvents & typeof chatEvents> = {
  schema: ModesState,
  empty: () => ({ on: {}, shield: null, preset: [...USUAL_PRESET], lines: [], waiting: {} }),
  on: {
    'mode.changed': (state, { kind, mode }) => {
      const { [kind]: _earlier, ...others } = state.on;
      return withModes(state, mode ? { ...others, [kind]: mode } : others);
    },
    'mode.shielded': (state, { modes, by, safeguards }, { at, viewpoint }) => ({
      ...withModes(state, modes),
      shield:
        viewpoint === 'crew'
          ? { at, ...(by && { by }), before: state.on, ...(safeguards && { safeguards }) }
          : null,
    }),
    'mode.unshielded': (state, { modes }) => ({ ...withModes(state, modes), shield: null }),
    'mode.presetChanged': (state, { preset }) => ({ ...state, preset }),
    'mode.noted': (state, line) => ({ ...state, lines: withLine(state, line) }),
    'mode.waited': (state, { personId }) => ({ ...state, waiting: { ...state.waiting, [personId]: true } }),
    'chat.posted': (state, { message: { personId, hidden } }) =>
      !hidden && Object.hasOwn(state.waiting, personId)
        ? { ...state, waiting: without(state.waiting, personId) }
        : state,
    'chat.erased': (state, { personId }) => ({
      ...state,
      lines: state.lines.filter(line => line.personId !== personId),
      waiting: without(state.waiting, personId),
    }),
  },
  redact: ({ on, shield, preset }, { kind }) => {
    const forAll = { lines: [], waiting: {} };
    if (kind === 'crew') return { on, shield, preset, ...forAll };
    return { on: publicModes(on), shield: null, preset: [...USUAL_PRESET], ...forAll };
  },
};
