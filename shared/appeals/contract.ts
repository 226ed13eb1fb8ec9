import { z } from 'zod';
import type { chatEvents } from '../chat/events.ts';
import { Id } from '../id.ts';
import type { moderationEvents } from '../moderation/events.ts';
import { CREW, type Role, type Viewpoint } from '../roles.ts';
import { type Contract, erasedIfOf, event, personalEvent, type Slice } from '../show/contract.ts';
import { entryOf, without } from '../show/record.ts';
import {
  Appeal,
  AppealAnswer,
  answerForPerson,
  appealForPerson,
  erasedAnswer,
  MAX_APPEAL_UNITS,
  Template,
} from './appeal.ts';

const done = z.object({});
const ofPerson = { appealId: z.string(), personId: z.string() };
const personOf = ({ personId }: { personId: string }): string => personId;
const VIEWERS: readonly Role[] = ['viewer'];

/** For the crew as it is, for its person as they may know it, and for nobody else. */
const forBoth =
  <D>(person: (data: D) => string, cut: (data: D) => D) =>
  (data: D, { kind, personId }: Viewpoint): D | undefined => {
    if (kind === 'crew') return data;
    return personId === person(data) ? cut(data) : undefined;
  };

const author = ({ appeal }: { appeal: Appeal }): string => appeal.personId;
const Answered = z.object({ ...ofPerson, answer: AppealAnswer });

const appealEvents = {
  // Kept with the lines of chat, so that it is erased from the disk with them.
  'appeal.made': event(
    z.object({ appeal: Appeal }),
    forBoth(author, ({ appeal }) => ({ appeal: appealForPerson(appeal) })),
    { lane: 'talk', author, person: author },
  ),
  'appeal.answered': event(
    Answered,
    forBoth<z.infer<typeof Answered>>(personOf, data => ({ ...data, answer: answerForPerson(data.answer) })),
    {
      person: personOf,
      erased: erasedIfOf(({ answer, ...data }) => ({ ...data, answer: erasedAnswer(answer) })),
      ledger: ({ answer: { isAccepted, template, note }, ...data }) => ({
        data: { ...data, isAccepted, ...(template ? { template } : {}) },
        texts: { person: data.personId, ...(note ? { note } : {}) },
      }),
    },
  ),
  /** Its answer was taken back, so that it waits for another one. */
  'appeal.reopened': personalEvent(z.object(ofPerson), personOf, { ledger: true }),
} as const;

const AppealsState = z.object({
  /** Each person's newest appeal, as long as the mute that it is about or its answer says anything. */
  byPerson: z.record(z.string(), Appeal),
});
export type AppealsState = z.infer<typeof AppealsState>;

/** The state with a person's appeal changed, where they have the one that is meant. */
function changed(
  state: AppealsState,
  { personId, appealId }: { personId: string; appealId?: string },
  change: (appeal: Appeal) => Appeal | undefined,
): AppealsState {
  const appeal = entryOf(state.byPerson, personId);
  if (!appeal || (appealId !== undefined && appeal.id !== appealId)) return state;
  const next = change(appeal);
  return { byPerson: next ? { ...state.byPerson, [personId]: next } : without(state.byPerson, personId) };
}

const appealsSlice: Slice<
  AppealsState,
  typeof appealEvents & typeof moderationEvents & Pick<typeof chatEvents, 'chat.erased'>
> = {
  schema: AppealsState,
  empty: () => ({ byPerson: {} }),
  on: {
    'appeal.made': ({ byPerson }, { appeal }) => ({ byPerson: { ...byPerson, [appeal.personId]: appeal } }),
    'appeal.answered': (state, data) => changed(state, data, appeal => ({ ...appeal, answer: data.answer })),
    'appeal.reopened': (state, data) => changed(state, data, ({ answer: _answer, ...appeal }) => appeal),
    // Muted anew they may appeal anew; what waits for an answer is then about the new mute.
    'moderation.muted': (state, { personId, until }, { at }) =>
      changed(state, { personId }, appeal => {
        const isWaiting = !appeal.answer && (appeal.until === null || appeal.until > at);
        return isWaiting ? { ...appeal, until } : undefined;
      }),
    'moderation.unmuted': (state, { personId }) =>
      changed(state, { personId }, appeal => (appeal.answer ? appeal : undefined)),
    'chat.erased': ({ byPerson }, { personId }) => ({ byPerson: without(byPerson, personId) }),
  },
  redact: (state, { kind, personId }) => {
    if (kind === 'crew') return state;
    const own = entryOf(state.byPerson, personId);
    return { byPerson: own ? { [personId]: appealForPerson(own) } : {} };
  },
};

/** Muted viewers ask the crew to look again, and are answered. */
export const appeals = {
  commands: {
    /** Once for each mute. */
    'appeal.make': {
      roles: VIEWERS,
      data: z.strictObject({ text: z.string().trim().min(1).max(MAX_APPEAL_UNITS) }),
      viewerLimit: { points: 5, seconds: 60 },
      addressLimit: { perSecond: 1, burst: 60 },
      result: z.object({ appealId: z.string() }),
    },
    /** Accepting lifts the mute and takes back the strike that came with it. Refused with `already-done` where another of the crew, `by`, has answered. */
    'appeal.answer': {
      roles: CREW,
      needs: 'timeout',
      data: z.strictObject({
        appealId: Id,
        isAccepted: z.boolean(),
        template: Template.optional(),
        note: z.string().trim().max(MAX_APPEAL_UNITS).optional(),
      }),
      result: done,
    },
    /** Takes the answer back, and what it lifted is put back with what is left of its time, and the strike. */
    'appeal.reopen': {
      roles: CREW,
      needs: 'timeout',
      data: z.strictObject({ appealId: Id }),
      result: done,
    },
  },
  queries: {},
  events: appealEvents,
  signals: {},
  slice: appealsSlice,
} as const satisfies Contract;
