import { z } from 'zod';
import { Id } from '../id.ts';
import { CREW } from '../roles.ts';
import { DryRun } from './dry-run.ts';
import { ImportedRules } from './list-file.ts';
import { MAX_WORDS, ReadyWords, RuleDraft } from './rule.ts';
import { SuggestedWord } from './suggested-word.ts';

const done = z.object({});
const allowed = z.strictObject({ words: z.string().trim().min(1).max(MAX_WORDS) });

export const ruleCommands = {
  /** Adds a rule; one that looks for the same already is left alone and answered with. `ruleId` brings back a removed one. */
  'rule.add': {
    roles: CREW,
    needs: 'rules',
    data: z.strictObject({ rule: RuleDraft, ruleId: Id.optional() }),
    result: z.object({ ruleId: z.string() }),
  },
  'rule.change': {
    roles: CREW,
    needs: 'rules',
    data: z.strictObject({ ruleId: Id, rule: RuleDraft }),
    result: done,
  },
  /** Adds what of a list is not there yet, as one step. A list that is larger than a frame comes by HTTP. */
  'rule.import': {
    roles: CREW,
    needs: 'rules',
    data: z.strictObject({ rules: ImportedRules }),
    /** No id where all of them were there already. */
    result: z.object({ added: z.number().int(), importId: z.string().optional() }),
  },
  /** Removes what is left of the rules that came with an import. */
  'rule.removeImport': {
    roles: CREW,
    needs: 'rules',
    data: z.strictObject({ importId: Id }),
    result: z.object({ removed: z.number().int() }),
  },
  'rule.remove': { roles: CREW, needs: 'rules', data: z.strictObject({ ruleId: Id }), result: done },
  /**
   * Shows everybody the lines that a rule held or hid, the newest ones first: `left` more wait for another time, and `kept`
   * are held by something else too.
   */
  'rule.bringBack': {
    roles: CREW,
    needs: 'delete',
    data: z.strictObject({ ruleId: Id }),
    result: z.object({ messageIds: z.array(z.string()), left: z.number().int(), kept: z.number().int() }),
  },
  /** Words and phrases that no rule holds. */
  'rule.allow': { roles: CREW, needs: 'rules', data: allowed, result: done },
  /** Suggests a word no more, or again. */
  'rule.dismiss': {
    roles: CREW,
    needs: 'rules',
    data: allowed.extend({ isDismissed: z.boolean() }),
    result: done,
  },
  'rule.disallow': { roles: CREW, needs: 'rules', data: allowed, result: done },
} as const;

export const ruleQueries = {
  /** Words that moderators keep deleting, and that hardly stand in lines that stay. */
  'rule.suggestedWords': {
    roles: CREW,
    needs: 'held',
    data: z.strictObject({}),
    result: z.object({ suggested: z.array(SuggestedWord) }),
  },
  /** The lists that come with the studio. One is switched on by a rule of the kind `list`. */
  'rule.readyLists': {
    roles: CREW,
    data: z.strictObject({}),
    result: z.object({ lists: z.array(ReadyWords) }),
  },
  /** What a rule, which may be a new one, would have held of the last half hour's lines. Stops the asker's earlier one. */
  'rule.dryRun': {
    roles: CREW,
    needs: 'held',
    data: z.strictObject({ rule: RuleDraft }),
    result: DryRun,
  },
  /** Stops the dry run that the asker waits for, if any. */
  'rule.stopDryRun': { roles: CREW, data: z.strictObject({}), result: done },
} as const;
