import { z } from 'zod';
import { event, toCrew } from '../show/contract.ts';
import { Rule } from './rule.ts';

const words = z.object({ words: z.string() });

/** A rule without the name of who made it, which is no part of the ledger. */
const nameless = ({ by: _by, ...rule }: Rule) => rule;

export const ruleEvents = {
  'rule.added': event(z.object({ rules: z.array(Rule) }), toCrew, {
    ledger: ({ rules }) => ({ data: { rules: rules.map(nameless) } }),
  }),
  'rule.changed': event(z.object({ rule: Rule }), toCrew, {
    ledger: ({ rule }) => ({ data: { rule: nameless(rule) } }),
  }),
  'rule.removed': event(z.object({ ruleIds: z.array(z.string()) }), toCrew, { ledger: true }),
  'rule.allowed': event(words, toCrew, { ledger: true }),
  'rule.disallowed': event(words, toCrew, { ledger: true }),
  /** A suggested word: no rule comes of it, so the ledger has none of it. */
  'rule.dismissed': event(z.object({ words: z.string(), isDismissed: z.boolean() }), toCrew, {
    ledger: false,
  }),
} as const;
