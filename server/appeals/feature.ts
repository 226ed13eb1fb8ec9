import { type Appeal, type AppealAnswer, MAX_APPEAL_LENGTH } from '../../shared/appeals/appeal.ts';
import { CommandError } from '../../shared/errors.ts';
import { type Mute, muteOf } from '../../shared/moderation/rules.ts';
import { nameOf } from '../../shared/names/contract.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { cleanText, isLonger } from '../moderation/text/hygiene.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';

/** A text of an appeal or an answer, as it is kept. */
function checked(given: string): string {
  const text = cleanText(given);
  if (isLonger(text, MAX_APPEAL_LENGTH))
    throw new CommandError('bad-data', `Write at most ${MAX_APPEAL_LENGTH} characters.`);
  return text;
}

function appealOf({ appeals }: ShowState, appealId: string): Appeal {
  const appeal = Object.values(appeals.byPerson).find(({ id }) => id === appealId);
  if (!appeal)
    throw new CommandError('not-found', 'There is no such appeal any more: the person is not muted now.');
  return appeal;
}

/** The mute that an answer lifted, where it still had time to run. */
function putBack({ lifted }: AppealAnswer, state: ShowState, now: number): NewEvent[] {
  if (!lifted || muteOf(state.moderation, lifted.personId, now)) return [];
  const isOver = lifted.until !== null && lifted.until <= now;
  return isOver ? [] : [newEvent('moderation.muted', lifted)];
}

const handlers: Handlers<'appeals'> = {
  'appeal.make': (state, { text: given }, { actor, client, now, newId, screen }) => {
    const { id: personId } = actor;
    const mute = muteOf(state.moderation, personId, now);
    if (!mute)
      throw new CommandError('not-found', 'You are not muted, so there is nothing to appeal against.');
    const earlier = entryOf(state.appeals.byPerson, personId);
    if (earlier) throw new CommandError('already-done', 'You have appealed against this mute already.');
    const text = checked(given);
    const name = nameOf(state.names, actor);
    const { outcome, reasons } = screen({ kind: 'appeal', text, author: { ...actor, name }, client });
    const found = outcome === 'show' ? {} : { reasons: [...reasons] };
    const appeal: Appeal = { id: newId(), personId, name, text, at: now, until: mute.until, ...found };
    return { events: [newEvent('appeal.made', { appeal })], result: { appealId: appeal.id } };
  },

  'appeal.answer': (state, { appealId, isAccepted, template, note }, { actor, now }) => {
    const { personId, answer: earlier } = appealOf(state, appealId);
    if (earlier) {
      const by = earlier.by?.name ?? 'Somebody';
      throw new CommandError('already-done', `${by} has answered this appeal already.`, { by });
    }
    const mute = muteOf(state.moderation, personId, now);
    if (!mute) throw new CommandError('not-found', 'The mute has ended, and so has the appeal.');
    const answer: AppealAnswer = {
      isAccepted,
      ...(template ? { template } : {}),
      ...(note ? { note: checked(note) } : {}),
      at: now,
      by: { id: actor.id, name: nameOf(state.names, actor) },
      ...(isAccepted ? { lifted: mute } : {}),
    };
    return {
      events: [newEvent('appeal.answered', { appealId, personId, answer }), ...lift(mute, isAccepted)],
      result: {},
    };
  },

  'appeal.reopen': (state, { appealId }, { now }) => {
    const { personId, answer } = appealOf(state, appealId);
    if (!answer) throw new CommandError('already-done', 'This appeal has no answer yet.');
    const reopened = newEvent('appeal.reopened', { appealId, personId });
    return { events: [reopened, ...putBack(answer, state, now)], result: {} };
  },
};

const lift = ({ personId }: Mute, isAccepted: boolean): NewEvent[] =>
  isAccepted ? [newEvent('moderation.unmuted', { personId })] : [];

export const appeals = defineFeature('appeals', { handlers, queries: {} });
