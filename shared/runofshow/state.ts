import type { Slice } from '../show/contract.ts';
import { movedTo, put } from '../show/ordered.ts';
import { without } from '../show/record.ts';
import type { runOfShowEvents } from './events.ts';
import { emptyRunOfShow, RunOfShow, spentOn } from './plan.ts';

export const runOfShowSlice: Slice<RunOfShow, typeof runOfShowEvents> = {
  schema: RunOfShow,
  empty: emptyRunOfShow,
  on: {
    'runofshow.put': (state, { segment, place }) => ({
      ...state,
      segments: put(state.segments, segment, place),
    }),
    'runofshow.moved': (state, { segmentId, place }) => ({
      ...state,
      segments: movedTo(state.segments, segmentId, place),
    }),
    'runofshow.removed': ({ segments, spent, now }, { segmentId }) => ({
      segments: segments.filter(({ id }) => id !== segmentId),
      spent: without(spent, segmentId),
      ...(now && now.segmentId !== segmentId ? { now } : {}),
    }),
    'runofshow.entered': (state, { segmentId }, { at }) => {
      const before = state.now?.segmentId;
      const spent = before ? { ...state.spent, [before]: spentOn(state, before, at) } : state.spent;
      return { ...state, spent, now: { segmentId, since: at } };
    },
  },
  redact: (state, { kind }) => (kind === 'crew' ? state : emptyRunOfShow()),
};
