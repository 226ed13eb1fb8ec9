import { z } from 'zod';

/** How far back a dry run looks. */
export const DRY_RUN_MS = 30 * 60 * 1000;
/** Of more lines the newest are read. */
export const MAX_DRY_RUN_LINES = 50_000;

/** A line that would be held. */
const DryRunLine = z.object({
  name: z.string(),
  text: z.string(),
  /** The part of the text in which something was found. */
  at: z.tuple([z.number(), z.number()]).optional(),
  /** The classifier finds nothing in it and nobody has acted on its author; undefined where it has no answer. */
  looksInnocent: z.boolean().optional(),
});
export type DryRunLine = z.infer<typeof DryRunLine>;

/** What something would have held of the last lines. */
export const DryRun = z.object({
  /** How many lines were looked at. */
  read: z.number().int(),
  lines: z.number().int(),
  people: z.number().int(),
  /** How many of the lines look innocent; of very many, of those that were judged. */
  innocent: z.number().int(),
  judged: z.number().int(),
  /** The innocent ones first. */
  examples: z.array(DryRunLine),
});
export type DryRun = z.infer<typeof DryRun>;
