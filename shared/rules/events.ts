import { z } from 'zod';
import { event, toCrew } from '../show/contract.ts';
import { Rule } from './rule.ts';

const words = z.object({ words: z.string() });

export const ruleEvents = {
  'rule.added': event(z.object({ rules: z.array(Rule) }), toCrew),
  'rule.changed': event(z.object({ rule: Rule }), toCrew),
  'rule.removed': event(z.object({ ruleIds: z.array(z.string()) }), toCrew),
  'rule.allowed': event(words, toCrew),
  'rule.disallowed': event(words, toCrew),
} as const;
