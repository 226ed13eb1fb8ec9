import { type Mute, muteOf } from '../../shared/moderation/rules.ts';
import { activeStrikes, type Strike, type StrikeRules, stepOf } from '../../shared/sanctions/strikes.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { sameBrowser, writerOf } from '../people/writer.ts';
import type { Policy } from '../show/policies.ts';
import type { Moment } from '../show/time/clock.ts';

/** Whether the show's rules give a strike for this. */
function isStruckFor(rules: StrikeRules, { cause, reason }: Pick<Strike, 'cause' | 'reason'>): boolean {
  if (!rules.isOn) return false;
  if (cause === 'deletion')
    return rules.deletion === 'always' || (rules.deletion === 'reason' && reason !== undefined);
  return cause === 'rule' || rules[cause];
}

/** The strike that a person of the audience gets for something, if the show's rules give one. */
export function strike(
  state: ShowState,
  personId: string,
  what: Pick<Strike, 'cause' | 'reason' | 'messageId'>,
  { newId, now }: Moment,
): NewEvent[] {
  const role = writerOf(state, personId)?.role;
  if (role === 'host' || role === 'moderator' || !isStruckFor(state.sanctions.strikeRules, what)) return [];
  return [newEvent('sanction.struck', { personId, strike: { id: newId(), at: now, ...what } })];
}

/** What a mute says of the strike that is given with it. */
export function strikeIn(given: readonly NewEvent[]): Pick<Mute, 'strikeId'> {
  const struck = given.find(event => event.name === 'sanction.struck');
  return struck ? { strikeId: struck.data.strike.id } : {};
}

/** Takes back the strike that came with what is undone: the newest of its kind. */
export function takeBackStrike(
  { sanctions }: ShowState,
  personId: string,
  isMeant: (strike: Strike) => boolean,
): NewEvent[] {
  const found = entryOf(sanctions.strikes, personId)?.findLast(isMeant);
  return found ? [newEvent('sanction.strikeRemoved', { personId, strikeId: found.id })] : [];
}

/** How many strikes count for a person now, under whatever names they wrote from their browser. */
export function strikeCount(state: ShowState, personId: string, now: number): number {
  const { strikes, strikeRules } = state.sanctions;
  return sameBrowser(state, personId)
    .map(id => activeStrikes(entryOf(strikes, id) ?? [], strikeRules, now).length)
    .reduce((sum, count) => sum + count, 0);
}

/** The newest strike, and its person, where an event has just brought one. */
function newStrike(before: ShowState, after: ShowState): { personId: string; strike: Strike } | undefined {
  const [old, now] = [before.sanctions.strikes, after.sanctions.strikes];
  if (old === now) return undefined;
  for (const [personId, strikes] of Object.entries(now)) {
    const strike = strikes.at(-1);
    const isNew = strikes !== old[personId] && !old[personId]?.some(({ id }) => id === strike?.id);
    if (strike && isNew) return { personId, strike };
  }
  return undefined;
}

/** What a strike leads to by the ladder of the show, unless what holds for the person is as hard already. */
export const escalate: Policy = (before, after, { now, newId }, event) => {
  // What a strike led to is put back with it.
  if (event.name === 'sanction.struck' && event.data.isBack) return [];
  const struck = newStrike(before, after);
  if (!struck) return [];
  const { personId, strike } = struck;
  const step = stepOf(after.sanctions.strikeRules, strikeCount(after, personId, now));
  const reason = strike.reason ? { reason: strike.reason } : {};
  const name = writerOf(after, personId)?.name ?? personId;
  const mute = muteOf(after.moderation, personId, now);
  if (step === 'warn') {
    if (mute || strike.cause === 'warning') return [];
    return [newEvent('sanction.warned', { warningId: newId(), personId, name, ...reason })];
  }
  const until = typeof step === 'number' ? now + step * 1000 : null;
  const isHarder =
    mute === undefined ||
    (step === 'good' && !mute.banId) ||
    (mute.until !== null && (until === null || until > mute.until));
  if (!isHarder) return [];
  const ban = step === 'good' ? { banId: newId() } : {};
  return [newEvent('moderation.muted', { personId, name, until, ...reason, ...ban, strikeId: strike.id })];
};

/** The strike for a line that a rule has just held, where the show has rules do so. */
export const strikeForHeld: Policy = (before, after, moment, event) => {
  const { held } = after.sanctions.strikeRules;
  if (held.length === 0 || event.name !== 'chat.held' || event.data.again) return [];
  const entry = after.chat.withheld.at(-1);
  if (entry?.state !== 'held' || before.chat.withheld.some(({ message }) => message.id === entry.message.id))
    return [];
  const reason = entry.reasons.find(({ by }) => held.some(each => by === each || by.startsWith(`${each}.`)));
  if (!reason) return [];
  const { personId, id: messageId } = entry.message;
  return strike(after, personId, { cause: 'rule', messageId }, moment);
};
