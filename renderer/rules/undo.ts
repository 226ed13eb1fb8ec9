import { draftOf, type Rule } from '../../shared/rules/rule.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { withAuthors } from '../chat/with-authors.ts';
import type { Undo } from '../undo/undoable.ts';
import { formatRule } from './format.ts';

const ruleOf = ({ rules: { list } }: ShowState, ruleId: string): Rule | undefined =>
  list.find(({ id }) => id === ruleId);

/** A rule that comes back has the id that it had, so that what it held is still known as its own. */
export const undo: Undo<'rules'> = {
  'rule.add': {
    inverse: (_data, { ruleId }, { show }) =>
      // A rule that is there already is answered with, and nothing was changed.
      ruleOf(show, ruleId) ? undefined : { name: 'rule.remove', data: { ruleId } },
    describe: (t, { rule }) => t('rules:undo.add', { rule: formatRule(t, rule) }),
  },
  'rule.change': {
    inverse: ({ ruleId }, _result, { show }) => {
      const before = ruleOf(show, ruleId);
      return before && { name: 'rule.change', data: { ruleId, rule: draftOf(before) } };
    },
    describe: (t, { ruleId, rule }, show) => {
      const wasOn = ruleOf(show, ruleId)?.isOn;
      const what = wasOn === rule.isOn ? 'change' : rule.isOn ? 'switchOn' : 'switchOff';
      return t(`rules:undo.${what}`, { rule: formatRule(t, rule) });
    },
  },
  'rule.remove': {
    inverse: ({ ruleId }, _result, { show }) => {
      const before = ruleOf(show, ruleId);
      return before && { name: 'rule.add', data: { rule: draftOf(before), ruleId } };
    },
    describe: (t, { ruleId }, show) => {
      const rule = ruleOf(show, ruleId);
      return t('rules:undo.remove', { rule: rule ? formatRule(t, rule) : '' });
    },
  },
  'rule.bringBack': {
    inverse: (_data, { messageIds }, { show }) =>
      messageIds.length > 0
        ? { name: 'chat.holdMany', data: { messages: withAuthors(show, messageIds) } }
        : undefined,
    describe: (t, { ruleId }, show) => {
      const rule = ruleOf(show, ruleId);
      return t('rules:undo.bringBack', { rule: rule ? formatRule(t, rule) : '' });
    },
  },
  'rule.dismiss': {
    inverse: ({ words, isDismissed }, _result, { show }) =>
      show.rules.dismissed.includes(words) === isDismissed
        ? undefined
        : { name: 'rule.dismiss', data: { words, isDismissed: !isDismissed } },
    describe: (t, { words, isDismissed }) =>
      t(isDismissed ? 'rules:undo.dismiss' : 'rules:undo.undismiss', { words }),
  },
  'rule.allow': {
    inverse: ({ words }, _result, { show }) =>
      show.rules.allowed.includes(words) ? undefined : { name: 'rule.disallow', data: { words } },
    describe: (t, { words }) => t('rules:undo.allow', { words }),
  },
  'rule.disallow': {
    inverse: ({ words }) => ({ name: 'rule.allow', data: { words } }),
    describe: (t, { words }) => t('rules:undo.disallow', { words }),
  },
};
