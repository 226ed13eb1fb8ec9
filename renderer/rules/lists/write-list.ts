import { LIST_VERSION, type ListFile, type ListFormat } from '../../../shared/rules/list-file.ts';
import { draftOf, type Rule } from '../../../shared/rules/rule.ts';

/** Rules as a text, and how many of them its format has no words for. */
export interface WrittenList {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  readonly leftOut: number;
}

const NAMES: { readonly [F in ListFormat]: string } = {
  vitrine: 'rules.json',
  twitch: 'twitch-blocked-terms.txt',
  youtube: 'youtube-blocked-words.txt',
  nightbot: 'nightbot-blacklist.txt',
};

/** Writes rules in a format. Plain lists have no switch, so they get those that are on. */
export function writeList(rules: readonly Rule[], format: ListFormat): WrittenList {
  const name = NAMES[format];
  if (format === 'vitrine') return { name, type: 'application/json', text: ownFile(rules), leftOut: 0 };
  const entries = rules.flatMap(rule => (rule.isOn ? (entryOf(rule, format) ?? []) : []));
  // One list may have two rules that another format can't tell apart, as those for two languages.
  const text = [...new Set(entries)].join(format === 'youtube' ? ', ' : '\n');
  return { name, type: 'text/plain', text: `${text}\n`, leftOut: rules.length - entries.length };
}

/** A rule a line, so that a person finds theirs, and a file can be compared with an earlier one. */
function ownFile(rules: readonly Rule[]): string {
  const { rules: _lines, ...head }: ListFile = { vitrine: 'rules', version: LIST_VERSION, rules: [] };
  const lines = rules.map(rule => `    ${JSON.stringify(draftOf(rule))}`);
  const start = JSON.stringify(head, null, 2).slice(0, -2);
  return `${start},\n  "rules": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/** The words of a rule as a plain list has them; undefined where it can't. */
function entryOf({ sought }: Rule, format: Exclude<ListFormat, 'vitrine'>): string | undefined {
  if (sought.kind === 'pattern')
    return format === 'nightbot' ? `~/${sought.words.replaceAll('/', '\\/')}/i` : undefined;
  if (sought.kind !== 'phrase' && sought.kind !== 'word') return undefined;
  if (format === 'youtube') {
    const words = sought.words.replaceAll('*', '');
    return /[,，、]/.test(words) ? undefined : words;
  }
  const isAnyForm = sought.kind === 'word' && sought.endings && !sought.words.includes('*');
  return isAnyForm ? `${sought.words}*` : sought.words;
}
