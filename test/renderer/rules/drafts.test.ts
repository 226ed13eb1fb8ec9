import { expect, test } from 'vitest';
import { newDraft, quickDraft, readyDraft, sitesIn, withKind } from '../../../renderer/rules/drafts.ts';
import { formatRule } from '../../../renderer/rules/format.ts';
import { translationsOf } from '../translations.ts';

test('what is typed in a line is a phrase, and with a star at an end a word', () => {
  expect(quickDraft('buy now').sought).toEqual({ kind: 'phrase', words: 'buy now' });
  expect(quickDraft('sca*').sought).toEqual({ kind: 'word', words: 'sca*', endings: false });
  expect(quickDraft('a * b').sought.kind).toBe('phrase');
});

test('words stay when the kind of a rule is changed', () => {
  const draft = { ...newDraft(), sought: { kind: 'phrase' as const, words: 'scam' } };
  expect(withKind(draft, 'word').sought).toMatchObject({ kind: 'word', words: 'scam' });
  expect(withKind(draft, 'emoji').sought).toEqual({ kind: 'emoji' });
});

test('a rule is ready once it has what its kind needs', () => {
  expect(readyDraft(newDraft())).toBeUndefined();
  expect(readyDraft(withKind(newDraft(), 'emoji'))).toBeDefined();
  const repeat = { ...newDraft(), sought: { kind: 'repeat' as const, letters: null, lines: null } };
  expect(readyDraft(repeat)).toBeUndefined();
});

test('sites are listed by lines, spaces or commas', () => {
  expect(sitesIn('a.com, b.com\n\nc.com；d.com')).toEqual(['a.com', 'b.com', 'c.com', 'd.com']);
});

test('a rule is said in words, in each language', () => {
  const capitals = withKind(newDraft(), 'capitals');
  expect(formatRule(translationsOf('en', 'rules'), capitals)).toBe('70% capitals, from 12 letters');
  expect(formatRule(translationsOf('ru', 'rules'), withKind(newDraft(), 'mention'))).toBe(
    'Больше 3 упоминаний',
  );
  expect(formatRule(translationsOf('zh', 'rules'), withKind(newDraft(), 'repeat'))).toBe(
    '同一字母连续 8 次 · 同一消息发 3 次',
  );
});
