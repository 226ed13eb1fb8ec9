import { z } from 'zod';
import { MAX_CHAT_LENGTH } from '../chat/protocol.ts';
import { Id } from '../id.ts';
import { CREW } from '../roles.ts';
import { type Contract, event, type Slice, toCrew } from '../show/contract.ts';
import { movedTo, put } from '../show/ordered.ts';

/** How many answers a show keeps; a list that is searched by a word or two needs no more. */
export const MAX_ANSWERS = 100;
export const MAX_ANSWER_TITLE = 60;
/** In how many languages one answer may be written. */
export const MAX_ANSWER_TEXTS = 6;

/** What an answer says in one language. */
export const AnswerText = z.object({
  /** A BCP 47 tag, such as `en` or `pt-BR`. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z\d]{2,8}){0,2}$/),
  text: z.string().trim().min(1).max(MAX_CHAT_LENGTH),
});
export type AnswerText = z.infer<typeof AnswerText>;

/** A short answer that is written once and sent into the chat as often as somebody asks. */
export const Answer = z.object({
  id: Id,
  /** What it is found by. */
  title: z.string().trim().min(1).max(MAX_ANSWER_TITLE),
  texts: z
    .array(AnswerText)
    .min(1)
    .max(MAX_ANSWER_TEXTS)
    .refine(
      texts => new Set(texts.map(({ language }) => language)).size === texts.length,
      'has two texts in one language',
    ),
});
export type Answer = z.infer<typeof Answer>;

const answerEvents = {
  'answer.saved': event(z.object({ answer: Answer, place: z.number().int().optional() }), toCrew, {
    ledger: false,
  }),
  'answer.moved': event(z.object({ answerId: z.string(), place: z.number().int() }), toCrew, {
    ledger: false,
  }),
  'answer.removed': event(z.object({ answerId: z.string() }), toCrew, { ledger: false }),
} as const;

const AnswersState = z.object({
  /** In the order in which they are offered. Only crew replicas have any. */
  answers: z.array(Answer),
});
type AnswersState = z.infer<typeof AnswersState>;

const answersSlice: Slice<AnswersState, typeof answerEvents> = {
  schema: AnswersState,
  empty: () => ({ answers: [] }),
  on: {
    'answer.saved': ({ answers }, { answer, place }) => ({ answers: put(answers, answer, place) }),
    'answer.moved': ({ answers }, { answerId, place }) => ({ answers: movedTo(answers, answerId, place) }),
    'answer.removed': ({ answers }, { answerId }) => ({
      answers: answers.filter(({ id }) => id !== answerId),
    }),
  },
  redact: (state, { kind }) => (kind === 'crew' ? state : { answers: [] }),
};

const place = z.number().int().min(0).max(MAX_ANSWERS);
const done = z.object({});

/** Short answers that the crew send into the chat. */
export const answers = {
  commands: {
    /** Changes the answer of its id, or adds it: at a place, or at the end. */
    'answer.save': {
      roles: CREW,
      data: z.strictObject({ answer: Answer, place: place.optional() }),
      result: done,
    },
    'answer.move': { roles: CREW, data: z.strictObject({ answerId: Id, place }), result: done },
    'answer.remove': { roles: CREW, data: z.strictObject({ answerId: Id }), result: done },
  },
  queries: {},
  events: answerEvents,
  signals: {},
  slice: answersSlice,
} as const satisfies Contract;
