import { z } from 'zod';
import { event, toCrew } from '../show/contract.ts';
import { Rule } from './rule.ts';

/** The ledger says itself who did something, by their id. */
const withoutMaker = ({ by: _name, ...rule }: Rule): object => rule;

const words = z.object({ words: z.string() });

export const ruleEvents = {
  'rule.added': event(z.object({ rules: z.array(Rule) }), toCrew, {
    ledger: ({ rules }) => ({ data: { rules: rules.map(withoutMaker) } }),
  }),
  'rule.changed': event(z.object({ rule: Rule }), toCrew, {
    ledger: ({ rule }) => ({ data: { rule: withoutMaker(rule) } }),
  }),
  'rule.removed': event(z.object({ ruleIds: z.array(z.string()) }), toCrew, { ledger: true }),
  'rule.allowed': event(words, toCrew, { ledger: true }),
  'rule.disallowed': event(words, toCrew, { ledger: true }),
} as const;
