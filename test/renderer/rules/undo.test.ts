import { expect, test } from 'vitest';
import { undo } from '../../../renderer/rules/undo.ts';
import { inverseOf } from '../../../renderer/undo/undoable.ts';
import { phraseRule } from '../../../shared/rules/rule.ts';
import type { CommandData, CommandResult } from '../../../shared/show/protocol.ts';
import { emptyShow, type ShowState } from '../../../shared/show/state.ts';
import { translationsOf } from '../translations.ts';

const spam = { id: 'r', by: 'Mo', ...phraseRule('spam') };
const empty = emptyShow('crew');
const before: ShowState = { ...empty, rules: { list: [spam], allowed: ['ok'], dismissed: [], hits: {} } };

const inverse = <N extends keyof typeof undo>(
  name: N,
  data: CommandData<N>,
  result: CommandResult<N>,
  show: ShowState = before,
) => inverseOf(undo, name, data, result, { show, now: 0 });

test('adding and removing a rule are each other’s inverses, and it keeps its id', () => {
  expect(inverse('rule.add', { rule: phraseRule('spam') }, { ruleId: 'r' }, empty)).toEqual({
    name: 'rule.remove',
    data: { ruleId: 'r' },
  });
  expect(inverse('rule.remove', { ruleId: 'r' }, {})).toEqual({
    name: 'rule.add',
    data: { rule: phraseRule('spam'), ruleId: 'r' },
  });
});

test('adding a rule that is there already can’t be undone', () => {
  expect(inverse('rule.add', { rule: phraseRule('Spam') }, { ruleId: 'r' })).toBeUndefined();
});

test('a changed rule becomes what it was', () => {
  const rule = { ...phraseRule('spam'), isOn: false };
  expect(inverse('rule.change', { ruleId: 'r', rule }, {})).toEqual({
    name: 'rule.change',
    data: { ruleId: 'r', rule: phraseRule('spam') },
  });
  const t = translationsOf('en', 'rules');
  expect(undo['rule.change']?.describe(t, { ruleId: 'r', rule }, before)).toBe('Rule off: spam');
});

test('words are allowed and not allowed any more', () => {
  expect(inverse('rule.allow', { words: 'fine' }, {})).toEqual({
    name: 'rule.disallow',
    data: { words: 'fine' },
  });
  expect(inverse('rule.allow', { words: 'ok' }, {})).toBeUndefined();
  expect(inverse('rule.disallow', { words: 'ok' }, {})).toEqual({
    name: 'rule.allow',
    data: { words: 'ok' },
  });
});
