import type { HoldReason } from '../../shared/chat/message.ts';
import { type Rule, wordsOf } from '../../shared/rules/rule.ts';
import { isEmojiOnly } from '../moderation/text/emoji-only.ts';
import { isOneOf, linksIn } from '../moderation/text/links.ts';
import { PhraseMatcher } from '../moderation/text/match.ts';
import { hasCapitals, mentions, type Past, repeats, type Span } from './habits.ts';
import { type Lexicon, lexiconKey, lexiconOf } from './lexicon.ts';
import { findPattern } from './pattern.ts';
import { readyWords } from './ready-lists.ts';

/** A text as rules look at it. */
export interface Subject {
  readonly text: string;
  /** A name has no author's past, and may be of capitals or emoji alone. */
  readonly kind: 'line' | 'name' | 'appeal';
  readonly past: Past;
}

/** Of somebody of whom nothing is known, as of a line alone. */
export const NO_PAST: Past = { isNew: () => true, texts: () => [] };

/** A rule that found something. */
export interface Hit {
  readonly rule: Rule;
  readonly reason: HoldReason;
}

/** Kinds that say how a line is written; names are not judged by them. */
const HABITS: ReadonlySet<string> = new Set(['capitals', 'repeat', 'mention', 'emoji', 'first']);

/** Where a text has words that are allowed. */
type Allowed = readonly Span[];

const isFreeOf =
  (allowed: Allowed) =>
  ([from, to]: Span): boolean =>
    !allowed.some(([start, end]) => start <= from && to <= end);

function without(text: string, allowed: Allowed): string {
  let kept = text;
  for (const [from, to] of allowed) kept = kept.slice(0, from) + ' '.repeat(to - from) + kept.slice(to);
  return kept;
}

/** The rules of a show, made ready to be tried on many texts. */
export class Ruleset {
  readonly #lexicon: Lexicon | undefined;
  /** Rules for words by their slot of the lexicon. */
  readonly #bySlot = new Map<number, Rule[]>();
  readonly #others: readonly Rule[];

  constructor(rules: readonly Rule[]) {
    const lexicon = lexiconOf(rules);
    this.#lexicon = lexicon;
    const others: Rule[] = [];
    for (const rule of rules) {
      const key = lexiconKey(rule);
      const slot = key === undefined ? undefined : lexicon?.slotOf(key);
      if (slot === undefined) others.push(rule);
      else this.#bySlot.set(slot, [...(this.#bySlot.get(slot) ?? []), rule]);
    }
    this.#others = others;
  }

  /** All rules that are on and find something, in whatever scope, each with the first place where it does. */
  check(subject: Subject, allowedWords: readonly string[]): Hit[] {
    const { text } = subject;
    const allowed = allowedIn(text, allowedWords);
    const found = this.#lexicon?.find(text, isFreeOf(allowed)) ?? [];
    const words = found.flatMap(({ index, at }) =>
      (this.#bySlot.get(index) ?? []).filter(({ isOn }) => isOn).map(rule => hit(rule, wordsOf(rule), at)),
    );
    const others = this.#others.filter(({ isOn }) => isOn).flatMap(rule => tryOn(rule, subject, allowed));
    return [...words, ...others];
  }
}

function hit(rule: Rule, words?: string, at?: Span): Hit {
  const reason: HoldReason = {
    by: `rules.${rule.sought.kind}`,
    id: rule.id,
    ...(words === undefined ? {} : { words }),
    ...(at ? { at: [at[0], at[1]] } : {}),
  };
  return { rule, reason };
}

function tryOn(rule: Rule, { text, kind, past }: Subject, allowed: Allowed): Hit[] {
  const { sought } = rule;
  if (kind !== 'line' && HABITS.has(sought.kind)) return [];
  const habit = (found: Span | boolean): Hit[] =>
    found === false ? [] : [hit(rule, undefined, found === true ? undefined : found)];
  switch (sought.kind) {
    case 'pattern': {
      const at = findPattern(text, sought, isFreeOf(allowed));
      return at ? [hit(rule, sought.words, at)] : [];
    }
    case 'link': {
      const link = linksIn(text).find(
        ({ host, at }) => !isOneOf(host, sought.allowed) && isFreeOf(allowed)(at),
      );
      return link ? [hit(rule, link.host, link.at)] : [];
    }
    case 'list': {
      const { words, matcher } = readyWords(sought.list, sought.language);
      const [first] = matcher.find(text, isFreeOf(allowed));
      return first ? [hit(rule, words[first.index]?.replaceAll('*', ''), first.at)] : [];
    }
    case 'capitals':
      return habit(hasCapitals(without(text, allowed), sought));
    case 'repeat':
      return habit(repeats(text, sought, past));
    case 'mention':
      return habit(mentions(text, sought));
    case 'emoji':
      return habit(isEmojiOnly(text));
    case 'first':
      return habit(past.isNew());
    case 'phrase':
    case 'word':
      return [];
  }
}

/** A list of rules, or of words, stays the same object until it is changed. */
const rulesets = new WeakMap<readonly Rule[], Ruleset>();
const allowances = new WeakMap<readonly string[], PhraseMatcher>();

/** The rules of a list, made ready once for as long as the list is the same. */
export function rulesetOf(rules: readonly Rule[]): Ruleset {
  const known = rulesets.get(rules);
  if (known) return known;
  const ruleset = new Ruleset(rules);
  rulesets.set(rules, ruleset);
  return ruleset;
}

function allowedIn(text: string, words: readonly string[]): Allowed {
  if (words.length === 0) return [];
  const known = allowances.get(words);
  const matcher = known ?? new PhraseMatcher(words, { wildcards: true });
  if (!known) allowances.set(words, matcher);
  return matcher.findAll(text).map(({ at }) => at);
}
