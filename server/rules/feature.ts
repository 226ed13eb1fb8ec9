import { CommandError } from '../../shared/errors.ts';
import { MAX_ALLOWED, MAX_PATTERNS, MAX_RULES, type Rule } from '../../shared/rules/rule.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { phraseKey } from '../moderation/text/phrase-trie.ts';
import { defineFeature, type Handlers, type Service } from '../show/feature.ts';
import { badRule } from './bad-rule.ts';
import { bringBack } from './bring-back.ts';
import { checkedDraft, checkPatternCount, draftKey, notYetIn, patternsIn } from './check-draft.ts';
import { DryRuns } from './dry-runs.ts';
import { prepareLexicon } from './lexicon.ts';
import { listRoutes } from './list-routes.ts';
import { readyLists } from './ready-lists.ts';
import { screen } from './screen.ts';
import { suggestedWordsFor } from './suggested-words.ts';

const full = (limit: number): CommandError =>
  new CommandError('bad-data', `There can be at most ${limit} of these.`, { limit });

function ruleOf({ rules: { list } }: ShowState, ruleId: string): Rule {
  const rule = list.find(({ id }) => id === ruleId);
  if (!rule) throw new CommandError('not-found', 'There is no such rule any more.');
  return rule;
}

/** What is held back, and what never is. */
const handlers: Handlers<'rules'> = {
  'rule.add': ({ rules: { list } }, { rule: given, ruleId }, { actor, newId }) => {
    const draft = checkedDraft(given);
    const key = draftKey(draft);
    const same = list.find(each => draftKey(each) === key);
    if (same) return { events: [], result: { ruleId: same.id } };
    if (list.length >= MAX_RULES) throw full(MAX_RULES);
    checkPatternCount(list, draft);
    const isFree = ruleId !== undefined && !list.some(({ id }) => id === ruleId);
    const rule = { ...draft, id: isFree ? ruleId : newId(), by: actor.name };
    return { events: [newEvent('rule.added', { rules: [rule] })], result: { ruleId: rule.id } };
  },

  'rule.change': (state, { ruleId, rule: given }) => {
    const before = ruleOf(state, ruleId);
    const { list } = state.rules;
    const draft = checkedDraft(given);
    const key = draftKey(draft);
    if (list.some(each => each !== before && draftKey(each) === key))
      throw new CommandError('already-done', 'Another rule looks for the same already.');
    if (before.sought.kind !== 'pattern') checkPatternCount(list, draft);
    const { id, by, importId } = before;
    const rule = { ...draft, id, ...(by && { by }), ...(importId && { importId }) };
    return { events: [newEvent('rule.changed', { rule })], result: {} };
  },

  'rule.import': ({ rules: { list } }, { rules: given }, { actor, newId }) => {
    const drafts = notYetIn(list, given.map(checkedDraft));
    if (drafts.length === 0) return { events: [], result: { added: 0 } };
    if (list.length + drafts.length > MAX_RULES) throw full(MAX_RULES);
    if (patternsIn(list) + patternsIn(drafts) > MAX_PATTERNS) throw full(MAX_PATTERNS);
    const importId = newId();
    const added = drafts.map(draft => ({ ...draft, id: newId(), by: actor.name, importId }));
    return {
      events: [newEvent('rule.added', { rules: added })],
      result: { added: added.length, importId },
    };
  },

  'rule.removeImport': ({ rules: { list } }, { importId }) => {
    const ruleIds = list.filter(rule => rule.importId === importId).map(({ id }) => id);
    if (ruleIds.length === 0) throw new CommandError('not-found', 'No rule of this import is left.');
    return { events: [newEvent('rule.removed', { ruleIds })], result: { removed: ruleIds.length } };
  },

  'rule.remove': (state, { ruleId }) => {
    ruleOf(state, ruleId);
    return { events: [newEvent('rule.removed', { ruleIds: [ruleId] })], result: {} };
  },

  'rule.bringBack': (state, { ruleId }) => {
    ruleOf(state, ruleId);
    return bringBack(state, ruleId);
  },

  'rule.allow': ({ rules: { allowed } }, { words }) => {
    const key = phraseKey(words);
    if (key === '') throw badRule('blank', 'There is nothing to be seen of these words.');
    if (allowed.some(each => phraseKey(each) === key)) return { events: [], result: {} };
    if (allowed.length >= MAX_ALLOWED) throw full(MAX_ALLOWED);
    return { events: [newEvent('rule.allowed', { words })], result: {} };
  },

  'rule.dismiss': ({ rules: { dismissed } }, { words, isDismissed }) => ({
    events:
      dismissed.includes(words) === isDismissed ? [] : [newEvent('rule.dismissed', { words, isDismissed })],
    result: {},
  }),

  'rule.disallow': ({ rules: { allowed } }, { words }) => {
    if (!allowed.includes(words))
      throw new CommandError('not-found', 'These words are not allowed any more.');
    return { events: [newEvent('rule.disallowed', { words })], result: {} };
  },
};

export const rules = defineFeature('rules', {
  handlers,
  screen,
  carry: ({ rules: { list, allowed, dismissed } }) => ({
    events: [
      ...(list.length > 0
        ? [newEvent('rule.added', { rules: list.map(({ importId: _, ...rule }) => rule) })]
        : []),
      ...allowed.map(words => newEvent('rule.allowed', { words })),
      ...dismissed.map(words => newEvent('rule.dismissed', { words, isDismissed: true })),
    ],
    count: list.length,
  }),
  start: (server): Service => ({ routes: app => void app.register(listRoutes, { server }) }),
  react: async show => {
    await prepareLexicon(show.state.rules.list);
    return new DryRuns(show);
  },
  queries: {
    'rule.suggestedWords': async (_data, { show }) => ({ suggested: await suggestedWordsFor(show) }),
    'rule.readyLists': () => ({ lists: readyLists() }),
    'rule.dryRun': ({ rule }, { reactor, member }) => reactor.run(rule, member),
    'rule.stopDryRun': (_data, { reactor, member }) => {
      reactor.stop(member);
      return {};
    },
  },
});
