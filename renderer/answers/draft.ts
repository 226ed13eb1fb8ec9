import { nanoid } from 'nanoid';
import { Answer, MAX_ANSWER_TITLE } from '../../shared/answers/contract.ts';
import { ANSWER_LANGUAGES } from './languages.ts';

/** An answer as it is written in the form. */
export type AnswerDraft = Answer;

/** A new answer, in the writer's language. */
export const newAnswer = (title: string, language: string): AnswerDraft => ({
  id: nanoid(10),
  title: title.slice(0, MAX_ANSWER_TITLE),
  texts: [{ language, text: '' }],
});

/** The languages that a draft has no text in yet. */
export const freeLanguages = ({ texts }: AnswerDraft): string[] =>
  ANSWER_LANGUAGES.filter(each => !texts.some(({ language }) => language === each));

/** What is saved of a draft: texts on one line, as the chat shows them; undefined while something is missing. */
export function readAnswer(draft: AnswerDraft): Answer | undefined {
  const texts = draft.texts.map(({ language, text }) => ({ language, text: text.replace(/\s+/g, ' ') }));
  return Answer.safeParse({ ...draft, texts }).data;
}
