import { z } from 'zod';
import type { chatEvents } from '../chat/events.ts';
import type { ChatMessage } from '../chat/message.ts';
import type { FoldContext, Slice } from '../show/contract.ts';
import { without } from '../show/record.ts';
import { type modeEvents, publicModes } from './events.ts';
import { lineKey } from './line-key.ts';
import { lengthOf, ModeSetting, Modes, Setter } from './mode.ts';

/** How many lines slow mode and unique chat look back on at most: half a minute of a fast chat. */
export const MAX_LINES = 5000;

/** What shield mode turns on unless the host has changed it. */
export const USUAL_PRESET: readonly ModeSetting[] = [
  { kind: 'slow', amount: 30 },
  { kind: 'first' },
  { kind: 'links' },
];

/** A viewer's line as slow mode and unique chat know it. */
const KnownLine = z.object({ personId: z.string(), key: z.number(), at: z.number() });
type KnownLine = z.infer<typeof KnownLine>;

const Shield = z.object({
  at: z.number(),
  by: Setter.optional(),
  /** The modes that come back when it is turned off. */
  before: Modes,
});

const ModesState = z.object({
  on: Modes,
  /** Shield mode while it is on. This and all below only crew replicas have. */
  shield: Shield.nullable(),
  preset: z.array(ModeSetting),
  /** What viewers wrote in the time that the modes look back on, oldest first; empty while none does. */
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

/** Remembers a viewer's line for the modes that look back on it. One that is let through later was written before. */
function withLine(
  state: ModesState,
  { personId, text, at, role, platform }: ChatMessage,
  { at: now, viewpoint }: FoldContext,
): ModesState {
  const since = now - lookBackMs(state.on);
  if (viewpoint !== 'crew' || role !== 'viewer' || platform || since >= at) return state;
  if (state.lines.some(line => line.personId === personId && line.at === at)) return state;
  const line: KnownLine = { personId, key: lineKey(text), at };
  const first = state.lines.findIndex(each => each.at > since);
  const kept = first > 0 ? state.lines.slice(first) : first === 0 ? state.lines : [];
  return { ...state, lines: [...kept, line].slice(-MAX_LINES) };
}

export const modesSlice: Slice<ModesState, typeof modeEvents & typeof chatEvents> = {
  schema: ModesState,
  empty: () => ({ on: {}, shield: null, preset: [...USUAL_PRESET], lines: [], waiting: {} }),
  on: {
    'mode.changed': (state, { kind, mode }) => {
      const { [kind]: _earlier, ...others } = state.on;
      return withModes(state, mode ? { ...others, [kind]: mode } : others);
    },
    'mode.shielded': (state, { modes, by }, { at, viewpoint }) => ({
      ...withModes(state, modes),
      shield: viewpoint === 'crew' ? { at, ...(by && { by }), before: state.on } : null,
    }),
    'mode.unshielded': (state, { modes }) => ({ ...withModes(state, modes), shield: null }),
    'mode.presetChanged': (state, { preset }) => ({ ...state, preset }),
    'chat.delayed': (state, { message }, context) => withLine(state, message, context),
    'chat.held': (state, { message, reasons }, context) => {
      const isFirst = reasons.some(({ by }) => by === 'modes.first');
      const known = withLine(state, message, context);
      return isFirst ? { ...known, waiting: { ...known.waiting, [message.personId]: true } } : known;
    },
    'chat.posted': (state, { message }, context) => {
      const known = withLine(state, message, context);
      const isWelcome = !message.hidden && Object.hasOwn(known.waiting, message.personId);
      return isWelcome ? { ...known, waiting: without(known.waiting, message.personId) } : known;
    },
    'chat.erased': (state, { personId }) => ({
      ...state,
      lines: state.lines.filter(line => line.personId !== personId),
      waiting: without(state.waiting, personId),
    }),
  },
  redact: (state, { kind }) =>
    kind === 'crew'
      ? state
      : { on: publicModes(state.on), shield: null, preset: [...USUAL_PRESET], lines: [], waiting: {} },
};
