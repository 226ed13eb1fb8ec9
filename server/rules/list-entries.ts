import type { z } from 'zod';
import { CommandError } from '../../shared/errors.ts';
import { LIST_VERSION, ListFile, type ListOptions } from '../../shared/rules/list-file.ts';
import { MAX_PATTERN, MAX_WORDS, phraseRule, RuleDraft, type Sought } from '../../shared/rules/rule.ts';
import { badRule } from './bad-rule.ts';

/** One entry of a list, as it stands in the text. */
export interface ListEntry {
  /** The line in which it stands; of a file of ours the number of the rule. */
  readonly line: number;
  readonly text: string;
  /** The rule that it means. Throws a `bad-rule` where it means none. */
  readonly draft: () => RuleDraft;
}

/** The entries of a list, one after the other. Throws a CommandError `bad-data` for a text that is no list at all. */
export function* readEntries(given: string, { format, action }: ListOptions): Generator<ListEntry> {
  const text = given.replace(/^\uFEFF/, '');
  if (text.includes('\0'))
    throw new CommandError('bad-data', 'This is no text in UTF-8.', { fault: 'list-text' });
  if (format === 'vitrine') return yield* ownEntries(text);
  const partsOf = format === 'youtube' ? /[,，、]/ : undefined;
  const soughtIn = format === 'youtube' ? phraseOf : format === 'nightbot' ? nightbotOf : starredOf;
  let line = 0;
  for (const row of linesOf(text)) {
    line += 1;
    for (const part of partsOf ? row.split(partsOf) : [row]) {
      const entry = part.trim();
      if (entry === '') continue;
      yield { line, text: entry, draft: () => ({ ...phraseRule(entry), action, sought: soughtIn(entry) }) };
    }
  }
}

/** The lines of a text, each read when it is asked for: a list may have hundreds of thousands. */
function* linesOf(text: string): Generator<string> {
  for (const { 0: line } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g))
    if (line !== '') yield line.replace(/[\r\n]+$/, '');
}

function checkLength(words: string, most: number): string {
  if (words.length > most) throw badRule('long', `An entry has at most ${most} characters.`, { most });
  return words;
}

const phraseOf = (words: string): Sought => ({ kind: 'phrase', words: checkLength(words, MAX_WORDS) });

/** Twitch and Nightbot: a star stands for any letters, also in the middle. */
function starredOf(words: string): Sought {
  if (!words.includes('*')) return phraseOf(words);
  checkLength(words, MAX_WORDS);
  // Several stars in a row are one.
  const [, before = '', inner = '', after = ''] = /^(\**)(.*?)(\**)$/s.exec(words) ?? [];
  const star = (some: string): string => some.slice(0, 1);
  if (!inner.includes('*'))
    return { kind: 'word', words: `${star(before)}${inner}${star(after)}`, endings: false };
  return { kind: 'pattern', words: checkLength(starPattern(before, inner, after), MAX_PATTERN) };
}

const escaped = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');

/** A regular expression for words with a star between others. Word borders of RE2 are known of ASCII letters alone. */
function starPattern(before: string, inner: string, after: string): string {
  const start = before === '' && /^\w/.test(inner) ? '\\b' : '';
  const end = after === '' && /\w$/.test(inner) ? '\\b' : '';
  return `${start}${inner.split(/\*+/).map(escaped).join('\\S*')}${end}`;
}

const NIGHTBOT_PATTERN = /^~\/(.*)\/([a-zA-Z]*)$/s;

/** Nightbot: `~/…/flags` is a regular expression; everything else is words with stars. */
function nightbotOf(words: string): Sought {
  const [, body, flags = ''] = NIGHTBOT_PATTERN.exec(words) ?? [];
  if (body === undefined) return starredOf(words);
  if (/[^gimsu]/.test(flags))
    throw badRule('flags', `The flags “${flags}” have others than g, i, m, s and u.`, { part: flags });
  const kept = ['m', 's'].filter(flag => flags.includes(flag)).join('');
  const pattern = body.replaceAll('\\/', '/');
  return {
    kind: 'pattern',
    words: checkLength(kept === '' ? pattern : `(?${kept})${pattern}`, MAX_PATTERN),
  };
}

/** A file of ours: each rule is read by itself. */
function* ownEntries(text: string): Generator<ListEntry> {
  const { version, rules } = headOf(text);
  if (version > LIST_VERSION)
    throw new CommandError('bad-data', `This file is of version ${version}; update this server.`, {
      fault: 'list-version',
    });
  let line = 0;
  for (const rule of rules) {
    line += 1;
    yield { line, text: JSON.stringify(rule) ?? '', draft: () => ownRule(rule) };
  }
}

function headOf(text: string): z.infer<typeof ListFile> {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    const [, at] = /position (\d+)/.exec((error as Error).message) ?? [];
    const row = at === undefined ? undefined : text.slice(0, Number(at)).split('\n').length;
    const where = row === undefined ? {} : { row };
    throw new CommandError('bad-data', 'This is no JSON.', { fault: 'list-json', row: 1, ...where });
  }
  const { data } = ListFile.safeParse(read);
  if (!data) throw new CommandError('bad-data', 'This is no file of rules.', { fault: 'list-form' });
  return data;
}

function ownRule(rule: unknown): RuleDraft {
  const { data, error } = RuleDraft.safeParse(rule);
  if (data) return data;
  const part = error.issues[0]?.path.join('.') ?? '';
  throw badRule('form', `There is no rule in this place: ${error.issues[0]?.message}`, { part });
}
