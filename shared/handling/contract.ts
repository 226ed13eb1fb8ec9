import { z } from 'zod';
import { Id } from '../id.ts';
import { CREW } from '../roles.ts';
import { type Contract, CREW_VIEWPOINT, type Live } from '../show/contract.ts';

/** How long somebody counts as handling what they chose last. */
export const HANDLING_MS = 30_000;

/** What one of the crew looks at: a message and its author, or a person; nothing where they moved on. */
const Target = z.strictObject({ messageId: Id.optional(), personId: Id.optional() });
export type Target = z.infer<typeof Target>;

const Handler = z.object({
  /** Who of the crew it is. */
  by: z.string(),
  name: z.string(),
  messageId: z.string().optional(),
  personId: z.string().optional(),
});
export type Handler = z.infer<typeof Handler>;

const handlingSignals = {
  /** Who of the crew handles what now, those who began first before the others. */
  'handling.changed': { data: z.object({ handlers: z.array(Handler) }), to: CREW_VIEWPOINT },
} as const;

const handlingLive: Live<{ readonly handlers: readonly Handler[] }, typeof handlingSignals> = {
  empty: () => ({ handlers: [] }),
  on: { 'handling.changed': (_live, { handlers }) => ({ handlers }) },
};

export const handling = {
  commands: {},
  queries: {
    /** Tells the others of the crew what is being handled; it ends by itself, and no log keeps it. */
    'handling.begin': { roles: CREW, data: Target, result: z.object({}) },
  },
  events: {},
  signals: handlingSignals,
  live: handlingLive,
} as const satisfies Contract;
