import { z } from 'zod';
import { type Slice, toAll } from '../show/contract.ts';
import type { lifecycleEvents } from './events.ts';

export const Phase = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('live'), since: z.number() }),
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
    'show.ended': (state, _data, { at }) => ({
      ...state,
      phase: { kind: 'ended', at, since: state.phase.kind === 'live' ? state.phase.since : at },
    }),
  },
  redact: toAll,
};
