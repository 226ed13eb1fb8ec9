import { isQuestion } from '../../../shared/chat/question.ts';
import type { ShownLine } from '../../../shared/privatereply/lines.ts';

/** Which messages the feed shows: those for which all that is set holds. Which of them are held is told by where they come from. */
export interface FeedFilter {
  readonly questions: boolean;
  /** Lines of people who had been here for only some minutes. */
  readonly newcomers: boolean;
  /** Lines that wait for approval, in place of those that were posted. */
  readonly held: boolean;
  readonly personId?: string | undefined;
  readonly language?: string | undefined;
  readonly productId?: string | undefined;
}

export const NO_FILTER: FeedFilter = { questions: false, newcomers: false, held: false };

/** The products that messages name, by message. */
type Mentions = Readonly<Record<string, readonly string[]>>;

export type IsShown = (message: ShownLine) => boolean;

/** Whether a message is shown; undefined where all are. */
export function isShownBy(filter: FeedFilter, mentions: Mentions): IsShown | undefined {
  const { questions, newcomers, personId, language, productId } = filter;
  const tests: IsShown[] = [];
  if (questions) tests.push(({ role, text }) => role === 'viewer' && isQuestion(text));
  if (newcomers) tests.push(({ newcomer }) => newcomer === true);
  if (personId !== undefined) tests.push(each => each.personId === personId || each.privateTo === personId);
  if (language !== undefined) tests.push(message => message.language === language);
  if (productId !== undefined) tests.push(({ id }) => mentions[id]?.includes(productId) ?? false);
  return tests.length > 0 ? message => tests.every(test => test(message)) : undefined;
}
