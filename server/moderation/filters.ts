import type { HoldReason } from '../../shared/chat/message.ts';
import type { Filter } from '../../shared/moderation/rules.ts';

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const WORDLIKE = /[\p{L}\p{N}]/u;

/**
 * Brings a text to the form in which filters compare: compatibility forms folded (NFKC), invisible characters gone,
 * lower case, white space single. Nobody is shown this form.
 */
export function normalise(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * Whether a phrase stands in a text as words of its own: "ass" is not found in "glass". Scripts that write without
 * spaces (Chinese, Japanese, Thai) have no such borders, so there a phrase counts wherever it stands.
 */
function stands(phrase: string, text: string): boolean {
  if (phrase === '') return false;
  const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(phrase);
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
    const before = text.slice(0, at).at(-1) ?? ' ';
    const after = text.charAt(at + phrase.length) || ' ';
    if (spaceless || !(WORDLIKE.test(before) || WORDLIKE.test(after))) return true;
  }
  return false;
}

/** The filters that hold a text back; empty where it may pass. */
export function matchFilters(text: string, filters: readonly Filter[]): HoldReason[] {
  const normal = normalise(text);
  return filters
    .filter(filter => stands(normalise(filter.phrase), normal))
    .map(filter => ({ filterId: filter.id, phrase: filter.phrase }));
}
