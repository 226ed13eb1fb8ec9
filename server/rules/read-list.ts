import { CommandError } from '../../shared/errors.ts';
import { type BrokenEntry, type ListOptions, MAX_BROKEN_SHOWN } from '../../shared/rules/list-file.ts';
import { MAX_PATTERNS, type RuleDraft } from '../../shared/rules/rule.ts';
import { takingTurns } from '../turns.ts';
import { badRule } from './bad-rule.ts';
import { checkedDraft, draftKey, patternsIn } from './check-draft.ts';
import { type ListEntry, readEntries } from './list-entries.ts';

/** Of a broken entry so much is shown. */
const MAX_SHOWN = 80;

/** What a list has for a show. */
export interface ReadList {
  readonly fresh: readonly RuleDraft[];
  /** How many entries the show has a rule for already, or the list another entry. */
  readonly known: number;
  readonly broken: number;
  /** The first of the broken ones. */
  readonly brokenOnes: readonly BrokenEntry[];
}

/**
 * Reads a list of rules for a show that has some already. An entry that can't be read loses no other. Throws a CommandError
 * `bad-data` for a text that is no list at all.
 */
export async function readList(
  text: string,
  options: ListOptions,
  list: readonly RuleDraft[],
): Promise<ReadList> {
  const keys = new Set(list.map(draftKey));
  const fresh: RuleDraft[] = [];
  const broken: BrokenEntry[] = [];
  let [known, faults, patterns] = [0, 0, patternsIn(list)];
  const turn = takingTurns();
  for (const entry of readEntries(text, options)) {
    await turn();
    const draft = readEntry(entry, patterns);
    if ('fault' in draft) {
      faults += 1;
      if (broken.length < MAX_BROKEN_SHOWN) broken.push(draft);
      continue;
    }
    const key = draftKey(draft);
    if (keys.has(key)) {
      known += 1;
      continue;
    }
    keys.add(key);
    fresh.push(draft);
    if (draft.sought.kind === 'pattern') patterns += 1;
  }
  return { fresh, known, broken: faults, brokenOnes: broken };
}

/** An entry as a rule, or what is wrong with it. */
function readEntry({ line, text, draft }: ListEntry, patterns: number): RuleDraft | BrokenEntry {
  try {
    const rule = checkedDraft(draft());
    if (rule.sought.kind === 'pattern' && patterns >= MAX_PATTERNS)
      throw badRule('patterns', 'There are too many regular expressions.', { most: MAX_PATTERNS });
    return rule;
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== 'bad-rule') throw error;
    const { fault, ...params } = error.params ?? {};
    return { line, text: clipped(text), fault: String(fault), params: shortened(params) };
  }
}

function clipped(text: string): string {
  const characters = [...text.slice(0, 2 * MAX_SHOWN)];
  return characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join('')}…` : characters.join('');
}

const shortened = (params: Readonly<Record<string, unknown>>): BrokenEntry['params'] =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : clipped(String(value)),
    ]),
  );
