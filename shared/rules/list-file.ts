import { z } from 'zod';
import { MAX_RULES, RuleAction, RuleDraft } from './rule.ts';

/** How a list of rules is written: our own file has every kind of rule, the others have words, a line or a comma each. */
export const ListFormat = z.enum(['vitrine', 'twitch', 'youtube', 'nightbot']);
export type ListFormat = z.infer<typeof ListFormat>;

/** Room for as many rules as a show can have, in our own format. */
export const MAX_LIST_BYTES = 8 * 1024 * 1024;
/** Raised with every change after which an older server would misread a file. */
export const LIST_VERSION = 1;

/** The head of a file of ours; each rule is checked by itself, so that a broken one loses no other. */
export const ListFile = z.object({
  vitrine: z.literal('rules'),
  version: z.number().int().positive(),
  rules: z.array(z.unknown()),
});
/** A file of ours as it is written. */
export type ListFile = Omit<z.infer<typeof ListFile>, 'rules'> & { readonly rules: readonly RuleDraft[] };

/** What becomes of lines in which words of a plain list are found, which say nothing of that. */
export const ListOptions = z.strictObject({ format: ListFormat, action: RuleAction });
export type ListOptions = z.infer<typeof ListOptions>;

/** An entry of a list that makes no rule. */
export const BrokenEntry = z.object({
  /** The line of the text in which it stands; of a file of ours the number of the rule. */
  line: z.number().int().positive(),
  /** Its beginning, as it was written. */
  text: z.string(),
  /** What is wrong with it; the studio has a sentence for each. */
  fault: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type BrokenEntry = z.infer<typeof BrokenEntry>;

/** Of more broken entries the first are shown. */
export const MAX_BROKEN_SHOWN = 200;
export const MAX_FRESH_SHOWN = 100;

/** What an import would do, or has done. */
export const ListReport = z.object({
  /** How many rules are new, are there already, and can't be read. */
  fresh: z.number().int(),
  known: z.number().int(),
  broken: z.number().int(),
  /** How many of the new ones are more than a show can have; with any nothing is imported. */
  over: z.number().int(),
  freshOnes: z.array(RuleDraft).max(MAX_FRESH_SHOWN),
  brokenOnes: z.array(BrokenEntry).max(MAX_BROKEN_SHOWN),
  /** By what the import is undone; absent where nothing was imported. */
  importId: z.string().optional(),
});
export type ListReport = z.infer<typeof ListReport>;

export const ImportedRules = z.array(RuleDraft).min(1).max(MAX_RULES);
