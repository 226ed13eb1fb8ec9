import { z } from 'zod';

export const MAX_RULES = 10_000;
/** Regular expressions are each tried on every line, so there are fewer of them. */
export const MAX_PATTERNS = 100;
export const MAX_WORDS = 80;
export const MAX_PATTERN = 200;
export const MAX_ALLOWED = 500;

/** Languages that a rule can be for, and whose endings a word may have. */
export const RuleLanguage = z.enum(['en', 'zh', 'ru']);
export type RuleLanguage = z.infer<typeof RuleLanguage>;

/** Lists of words that come with the studio. */
export const ReadyList = z.enum(['insults', 'scams', 'contacts']);
export type ReadyList = z.infer<typeof ReadyList>;

/** A list that comes with the studio, with all that it looks for. */
export const ReadyWords = z.object({
  list: ReadyList,
  language: RuleLanguage,
  words: z.array(z.string()),
});
export type ReadyWords = z.infer<typeof ReadyWords>;

const words = z.string().min(1).max(MAX_WORDS);
const Domain = z.string().min(1).max(100);

/** What a rule looks for. */
export const Sought = z.discriminatedUnion('kind', [
  /** Words as they stand, in any disguise. */
  z.strictObject({ kind: z.literal('phrase'), words }),
  /** A star at an end stands for any letters; with `endings` it is found in all forms of its language. */
  z.strictObject({ kind: z.literal('word'), words, endings: z.boolean() }),
  /** A regular expression in the syntax of RE2. */
  z.strictObject({ kind: z.literal('pattern'), words: z.string().min(1).max(MAX_PATTERN) }),
  /** A link to any other site than these, whose subdomains are allowed too. */
  z.strictObject({ kind: z.literal('link'), allowed: z.array(Domain).max(200) }),
  /** So many of a hundred letters are capitals, where there are at least so many letters. */
  z.strictObject({
    kind: z.literal('capitals'),
    percent: z.number().int().min(30).max(100),
    letters: z.number().int().min(4).max(300),
  }),
  /** One letter so often in a row, or the same text so often by one person; null leaves one of them out. */
  z.strictObject({
    kind: z.literal('repeat'),
    letters: z.number().int().min(3).max(100).nullable(),
    lines: z.number().int().min(2).max(20).nullable(),
  }),
  /** More people are called by @ than these. */
  z.strictObject({ kind: z.literal('mention'), most: z.number().int().min(0).max(50) }),
  z.strictObject({ kind: z.literal('emoji') }),
  /** What somebody writes first, until a moderator has decided about it. */
  z.strictObject({ kind: z.literal('first') }),
  z.strictObject({ kind: z.literal('list'), list: ReadyList, language: RuleLanguage }),
]);
export type Sought = z.infer<typeof Sought>;
export type RuleKind = Sought['kind'];
export const RULE_KINDS = Sought.options.map(({ shape }) => shape.kind.value);

/** What becomes of a line: it waits for a moderator, its author alone sees it, or its author is told that it isn't taken. */
export const RuleAction = z.enum(['hold', 'hide', 'refuse']);
export type RuleAction = z.infer<typeof RuleAction>;

export const RuleDraft = z.strictObject({
  sought: Sought,
  action: RuleAction,
  isOn: z.boolean(),
  /** Only lines that name this brand or one of its products, or that its people write; all lines where absent. */
  brand: z.string().min(1).max(80).optional(),
  /** Only lines in this language; all lines where absent. */
  language: RuleLanguage.optional(),
});
export type RuleDraft = z.infer<typeof RuleDraft>;

export const Rule = RuleDraft.extend({
  id: z.string(),
  /** Who made it. */
  by: z.string().optional(),
  /** The import that it came with. */
  importId: z.string().optional(),
});
export type Rule = z.infer<typeof Rule>;

/** A rule for words that are held, as most are. */
export const phraseRule = (words: string): RuleDraft => ({
  sought: { kind: 'phrase', words },
  action: 'hold',
  isOn: true,
});

/** The words that a rule looks for, where it looks for words. */
export const wordsOf = ({ sought }: Pick<Rule, 'sought'>): string | undefined =>
  'words' in sought ? sought.words : undefined;

/** A rule without what makes it that one rule: as a draft of the same. */
export function draftOf({ id: _id, by: _by, importId: _import, ...draft }: Rule): RuleDraft {
  return draft;
}
