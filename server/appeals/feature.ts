import { type Appeal, type AppealAnswer, MAX_APPEAL_LENGTH } from '../../shared/appeals/appeal.ts';
import { CommandError } from '../../shared/errors.ts';
import { type Mute, muteOf } from '../../shared/moderation/rules.ts';
import { nameOf } from '../../shared/names/contract.ts';
import type { Strike } from '../../shared/sanctions/strikes.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { cleanText, isLonger } from '../moderation/text/hygiene.ts';
import { takeBackStrike } from '../sanctions/strikes.ts';
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

/** The mute that an answer lifted, where it still had time to run, and the strike that was taken back with it. */
function putBack(
  { personId, answer: { lifted, takenBack } }: { personId: string; answer: AppealAnswer },
  state: ShowState,
  now: number,
): NewEvent[] {
  const strikes = takenBack
    ? [newEvent('sanction.struck', { personId, strike: takenBack, isBack: true })]
    : [];
  if (!lifted || muteOf(state.moderation, personId, now)) return strikes;
  const isOver = lifted.until !== null && lifted.until <= now;
  return isOver ? strikes : [newEvent('moderation.muted', lifted), ...strikes];
}

/** The strike that came with a mute, where it still counts among the person's. */
const strikeOf = ({ sanctions }: ShowState, { personId, strikeId }: Mute): Strike | undefined =>
  entryOf(sanctions.strikes, personId)?.find(({ id }) => id === strikeId);

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
    const strike = isAccepted ? strikeOf(state, mute) : undefined;
    const answer: AppealAnswer = {
      isAccepted,
      ...(template ? { template } : {}),
      ...(note ? { note: checked(note) } : {}),
      at: now,
      by: { id: actor.id, name: nameOf(state.names, actor) },
      ...(isAccepted ? { lifted: mute } : {}),
      ...(strike ? { takenBack: strike } : {}),
    };
    return {
      events: [
        newEvent('appeal.answered', { appealId, personId, answer }),
        ...(isAccepted ? [newEvent('moderation.unmuted', { personId })] : []),
        ...(strike ? takeBackStrike(state, personId, ({ id }) => id === strike.id) : []),
      ],
      result: {},
    };
  },

  'appeal.reopen': (state, { appealId }, { now }) => {
    const { personId, answer } = appealOf(state, appealId);
    if (!answer) throw new CommandError('already-done', 'This appeal has no answer yet.');
    const reopened = newEvent('appeal.reopened', { appealId, personId });
    return { events: [reopened, ...putBack({ personId, answer }, state, now)], result: {} };
  },
};

export const appeals = defineFeature('appeals', { handlers, queries: {} });
