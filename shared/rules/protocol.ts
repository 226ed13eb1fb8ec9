import { z } from 'zod';
import { Id } from '../id.ts';
import { CREW } from '../roles.ts';
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
  /** Words and phrases that no rule holds. */
  'rule.allow': { roles: CREW, needs: 'rules', data: allowed, result: done },
  'rule.disallow': { roles: CREW, needs: 'rules', data: allowed, result: done },
} as const;
