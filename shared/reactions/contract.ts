import { z } from 'zod';
import { EVERYONE } from '../roles.ts';
import { ALL_VIEWPOINTS, type Contract } from '../show/contract.ts';

export const ReactionKind = z.enum(['heart', 'clap', 'fire', 'laugh', 'wow']);
export type ReactionKind = z.infer<typeof ReactionKind>;

/** Since the last such signal, by kind. */
export const ReactionCounts = z.partialRecord(ReactionKind, z.number().int());
export type ReactionCounts = z.infer<typeof ReactionCounts>;

export const reactions = {
  commands: {},
  queries: {
    'reaction.send': {
      roles: EVERYONE,
      data: z.strictObject({ kind: ReactionKind }),
      viewerLimit: { points: 25, seconds: 5 },
      result: z.object({}),
    },
  },
  events: {},
  signals: {
    'reaction.counted': { data: z.object({ counts: ReactionCounts }), to: ALL_VIEWPOINTS, lane: 'talk' },
  },
} as const satisfies Contract;
