import { z } from 'zod';
import { type Slice, toAll } from '../show/contract.ts';
import type { lifecycleEvents } from './events.ts';

export const Phase = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('live'),
    since: z.number(),
    /** Since when it has had neither a host nor a picture; absent while it goes on. */
    interruptedAt: z.number().optional(),
  }),
  z.object({ kind: z.literal('ended'), since: z.number(), at: z.number() }),
]);
export type Phase = z.infer<typeof Phase>;

const LifecycleState = z.object({ title: z.string(), phase: Phase });
export type LifecycleState = z.infer<typeof LifecycleState>;

export const lifecycleSlice: Slice<LifecycleState, typeof lifecycleEvents> = {
  schema: LifecycleState,
  empty: () => ({ title: '', phase: { kind: 'ready' } }),
  on: {
    'show.created': (state, { title }) => ({ ...state, title }),
    'show.renamed': (state, { title }) => ({ ...state, title }),
    'show.wentLive': (state, _data, { at }) => ({ ...state, phase: { kind: 'live', since: at } }),
    'show.ended': ({ phase, ...state }, _data, { at }) => {
      const { since = at, interruptedAt = at } = phase.kind === 'live' ? phase : {};
      return { ...state, phase: { kind: 'ended', since, at: interruptedAt } };
    },
    'show.resumed': (state, _data, { at }) => ({
      ...state,
      phase: { kind: 'live', since: state.phase.kind === 'ready' ? at : state.phase.since },
    }),
    'show.interrupted': (state, { since }) =>
      state.phase.kind === 'live' ? { ...state, phase: { ...state.phase, interruptedAt: since } } : state,
  },
  redact: toAll,
};
