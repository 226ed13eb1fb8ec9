import { z } from 'zod';

/** How many questions the report lists. */
export const MAX_QUESTIONS = 50;

/** A question that nobody of the team answered in the chat, of all who asked it in the same words. */
export const OpenQuestion = z.object({
  /** As it was written first. */
  text: z.string(),
  /** How many different people wait for its answer. */
  people: z.number().int().min(1),
  /** When it was first asked. */
  at: z.number(),
});
export type OpenQuestion = z.infer<typeof OpenQuestion>;
