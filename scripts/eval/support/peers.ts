import { profanity } from '@2toad/profanity';
import leo from 'leo-profanity';
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';

/** Filters that others use, as they come, with the word lists for a language that they bring. */
export type Peers = Readonly<Record<string, (text: string) => boolean>>;

/** The languages for which @2toad/profanity has a list. */
const TOAD_LANGUAGES: Readonly<Record<string, string[]>> = { en: ['en'], zh: ['zh'], ru: ['ru'] };

/** The npm filters that ours is compared with. obscenity has English only; leo-profanity English and Russian. */
export function peersFor(language: string): Peers {
  const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  leo.clearList();
  leo.add(leo.getDictionary(language === 'ru' ? 'ru' : 'en'));
  const languages = TOAD_LANGUAGES[language] ?? ['en'];
  return {
    obscenity: text => matcher.hasMatch(text),
    '@2toad/profanity': text => profanity.exists(text, languages),
    'leo-profanity': text => leo.check(text),
  };
}
