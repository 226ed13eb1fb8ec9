import { z } from 'zod';
import { type Contract, CREW_VIEWPOINT, type Live } from '../show/contract.ts';

/** How the chat of the last minutes feels, from -100 to +100. Never shown without its sample. */
export const Pulse = z.object({
  score: z.number(),
  /** Change of the score against two minutes before. */
  trend: z.number(),
  /** Different people whose messages count in the score. */
  people: z.number().int(),
  /** One point each ten seconds of the last ten minutes; `score` is null where nobody wrote. */
  line: z.array(z.object({ at: z.number(), score: z.number().nullable(), messages: z.number().int() })),
  /** Messages that say most about the score: the strongest of each side, the newest first. */
  quotes: z.array(z.object({ messageId: z.string(), text: z.string(), score: z.number() })),
  /** Language of the most messages; scores of languages without a full lexicon are marked lower confidence. */
  confidence: z.enum(['normal', 'low']),
});
export type Pulse = z.infer<typeof Pulse>;

const pulseSignals = {
  'pulse.updated': { data: Pulse, to: CREW_VIEWPOINT },
  /** Which products the newest messages name, by message; those that name none are absent. */
  'pulse.mentions': {
    data: z.object({ messages: z.record(z.string(), z.array(z.string())) }),
    to: CREW_VIEWPOINT,
  },
} as const;

interface PulseLive {
  readonly pulse: Pulse | undefined;
  /** The products that the newest messages name, by message. */
  readonly mentions: Readonly<Record<string, readonly string[]>>;
}

const pulseLive: Live<PulseLive, typeof pulseSignals> = {
  empty: () => ({ pulse: undefined, mentions: {} }),
  on: {
    'pulse.updated': (live, pulse) => ({ ...live, pulse }),
    'pulse.mentions': (live, { messages }) => ({ ...live, mentions: messages }),
  },
};

export const pulse = {
  commands: {},
  queries: {},
  events: {},
  signals: pulseSignals,
  live: pulseLive,
} as const satisfies Contract;
