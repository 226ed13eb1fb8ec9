import type { ChatMessage } from '../../shared/chat/message.ts';
import { isQuestion } from '../../shared/chat/question.ts';
import { MAX_QUESTIONS, type OpenQuestion } from '../../shared/report/question.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import { guestNumberOf } from '../../shared/team/guests.ts';
import { plain, tellingWords, wordsOf } from './words.ts';

/** A line of the team that comes later than this answers something else. */
const ANSWERED_WITHIN_MS = 10 * 60_000;
/** Of more open questions than this the oldest are forgotten. */
const MAX_KEPT = 2000;

interface Question extends Pick<ChatMessage, 'personId' | 'text' | 'at'> {
  /** By which a line is known to speak of it. */
  readonly words: ReadonlySet<string>;
  /** Those of its writer's name; a line that has all of them speaks to that person. */
  readonly name: readonly string[];
}

/**
 * The viewers' questions of a show that are open: a fold of its events. A question is answered once somebody of the team
 * writes a line within ten minutes that has the asker's name or a telling word of it. What is deleted, withdrawn or
 * erased is forgotten.
 */
export class OpenQuestions {
  /** By the id of their message, in the order in which they were asked. */
  readonly #open = new Map<string, Question>();

  apply(event: ShowEvent): void {
    if (event.name === 'show.wentLive') this.#open.clear();
    if (event.name === 'chat.posted' && !event.data.message.hidden) {
      const { message } = event.data;
      if (message.role === 'viewer') this.#ask(message);
      else this.#answer(message);
    }
    if (event.name === 'chat.deleted') this.#open.delete(event.data.messageId);
    if (event.name === 'chat.withdrawn' || event.name === 'chat.erased')
      this.#remove(({ personId }) => personId === event.data.personId);
  }

  /** The open questions, those of most people first and then the oldest, and how many more there are. */
  list(): { questions: OpenQuestion[]; more: number } {
    const groups = new Map<string, { text: string; at: number; people: Set<string> }>();
    for (const { text, at, personId } of this.#open.values()) {
      const key = plain(text);
      const group = groups.get(key) ?? { text, at, people: new Set() };
      group.people.add(personId);
      groups.set(key, group);
    }
    const questions = [...groups.values()]
      .map(({ text, at, people }) => ({ text, at, people: people.size }))
      .sort((one, other) => other.people - one.people || one.at - other.at);
    return {
      questions: questions.slice(0, MAX_QUESTIONS),
      more: Math.max(0, questions.length - MAX_QUESTIONS),
    };
  }

  #ask({ id, personId, name, text, at }: ChatMessage): void {
    if (!isQuestion(text)) return;
    this.#open.set(id, { personId, text, at, words: tellingWords(text), name: namedBy(name) });
    const [oldest] = this.#open.keys();
    if (this.#open.size > MAX_KEPT && oldest !== undefined) this.#open.delete(oldest);
  }

  #answer({ text, at }: ChatMessage): void {
    const words = new Set(wordsOf(text));
    const telling = [...tellingWords(text)];
    this.#remove(
      question =>
        at - question.at <= ANSWERED_WITHIN_MS &&
        (telling.some(word => question.words.has(word)) || question.name.every(word => words.has(word))),
    );
  }

  #remove(isGone: (question: Question) => boolean): void {
    for (const [id, question] of this.#open) if (isGone(question)) this.#open.delete(id);
  }
}

/** Pages write "Guest" in their own language, so a guest is named by their number. */
function namedBy(name: string): string[] {
  const number = guestNumberOf(name);
  return number === undefined ? wordsOf(name) : [number];
}
