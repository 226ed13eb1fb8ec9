import { z } from 'zod';
import { Id } from '../id.ts';
import { CREW } from '../roles.ts';
import { DryRun } from './dry-run.ts';
import { MAX_WORDS, RuleDraft } from './rule.ts';

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
  'rule.disallow': { roles: CREW, needs: 'rules', data: allowed, result: done },
} as const;

export const ruleQueries = {
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
