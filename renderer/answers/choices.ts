import type { Answer } from '../../shared/answers/contract.ts';
import { fold, wordsOf } from '../../shared/catalog/search.ts';
import type { Choice } from '../ui/input/SlashField.tsx';

/** The texts of answers as choices; the language is named where an answer has more than one. */
export function choicesOf(answers: readonly Answer[], languageName: (tag: string) => string): Choice[] {
  return answers.flatMap(({ id, title, texts }) =>
    texts.map(({ language, text }) => ({
      id: `${id} ${language}`,
      title,
      text,
      lang: language,
      ...(texts.length > 1 ? { note: languageName(language) } : {}),
    })),
  );
}

/** The choices that have all words of a search, those that have them in title or language before the others. */
export function findChoices(choices: readonly Choice[], search: string): Choice[] {
  const words = wordsOf(search);
  const has = (text: string) => words.every(word => fold(text).includes(word));
  const nameOf = ({ title, note = '' }: Choice) => `${title} ${note}`;
  const named = choices.filter(choice => has(nameOf(choice)));
  const others = choices.filter(choice => !named.includes(choice) && has(`${nameOf(choice)} ${choice.text}`));
  return [...named, ...others];
}
