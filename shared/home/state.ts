import { z } from 'zod';
import type { Slice } from '../show/contract.ts';
import type { homeEvents } from './events.ts';

const HomeState = z.object({
  /** When the show is planned to begin; absent where nobody has said. */
  startsAt: z.number().optional(),
  /** These are the crew's: */
  isListed: z.boolean(),
  isArchived: z.boolean(),
});
export type HomeState = z.infer<typeof HomeState>;

export const homeSlice: Slice<HomeState, typeof homeEvents> = {
  schema: HomeState,
  empty: () => ({ isListed: false, isArchived: false }),
  on: {
    'home.changed': ({ startsAt: before, ...state }, { startsAt = before, isListed, isArchived }) => ({
      ...state,
      ...(startsAt ? { startsAt } : {}),
      isListed: isListed ?? state.isListed,
      isArchived: isArchived ?? state.isArchived,
    }),
  },
  redact: ({ startsAt, ...state }, { kind }) => ({
    ...(kind === 'crew' ? state : { isListed: false, isArchived: false }),
    ...(startsAt === undefined ? {} : { startsAt }),
  }),
};
