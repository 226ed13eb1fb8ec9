import type { Actor } from '../../shared/roles.ts';
import type { Rule } from '../../shared/rules/rule.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { languageOf } from '../moderation/classifier/language.ts';

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Whether a line names a brand or one of its products. */
function isAbout(brand: string, text: string, { products }: ShowState['catalog']): boolean {
  const line = folded(text);
  const names = products
    .filter(product => product.brand === brand)
    .flatMap(({ title, aliases }) => [title, ...aliases]);
  return [brand, ...names].some(name => line.includes(folded(name)));
}

/** Whether a rule is for a text: by its language, and by the brand that it names or whose people write it. */
export function isInScope(
  { brand, language }: Pick<Rule, 'brand' | 'language'>,
  { text, author }: { text: string; author: Pick<Actor, 'brand'> },
  { catalog }: Pick<ShowState, 'catalog'>,
): boolean {
  if (language && languageOf(text) !== language) return false;
  return brand === undefined || author.brand === brand || isAbout(brand, text, catalog);
}
