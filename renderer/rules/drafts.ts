import {
  phraseRule,
  RULE_KINDS,
  type RuleDraft,
  type RuleKind,
  type Sought,
} from '../../shared/rules/rule.ts';

/** The kinds that somebody makes by a form, the commonest first. */
export const FORM_KINDS = RULE_KINDS.filter(kind => kind !== 'list');

const DEFAULTS: { readonly [K in RuleKind]: Extract<Sought, { kind: K }> } = {
  phrase: { kind: 'phrase', words: '' },
  word: { kind: 'word', words: '', endings: true },
  pattern: { kind: 'pattern', words: '' },
  link: { kind: 'link', allowed: [] },
  capitals: { kind: 'capitals', percent: 70, letters: 12 },
  repeat: { kind: 'repeat', letters: 8, lines: 3 },
  mention: { kind: 'mention', most: 3 },
  emoji: { kind: 'emoji' },
  first: { kind: 'first' },
  list: { kind: 'list', list: 'insults', language: 'en' },
};

export const newDraft = (): RuleDraft => phraseRule('');

/** A draft of another kind, with the words where both kinds have some. */
export function withKind(draft: RuleDraft, kind: RuleKind): RuleDraft {
  const sought = DEFAULTS[kind];
  const words = 'words' in draft.sought ? draft.sought.words : '';
  return { ...draft, sought: 'words' in sought ? { ...sought, words } : sought };
}

/** A rule of what somebody types in a line, without the spaces around it: a word with stars, or a phrase. */
export function quickDraft(words: string): RuleDraft {
  const isStarred = /^(?:\*\S+|\S+\*)$/.test(words);
  return isStarred
    ? { ...phraseRule(words), sought: { kind: 'word', words, endings: false } }
    : phraseRule(words);
}

/** A draft as it is sent; undefined where something is missing yet. */
export function readyDraft(draft: RuleDraft): RuleDraft | undefined {
  const { sought } = draft;
  if ('words' in sought) {
    const words = sought.kind === 'pattern' ? sought.words : sought.words.trim();
    return words === '' ? undefined : { ...draft, sought: { ...sought, words } };
  }
  if (sought.kind === 'repeat' && sought.letters === null && sought.lines === null) return undefined;
  return draft;
}

/** Sites as somebody lists them, parted by white space or commas. */
export const sitesIn = (typed: string): string[] => typed.split(/[\s,;，、；]+/).filter(site => site !== '');
