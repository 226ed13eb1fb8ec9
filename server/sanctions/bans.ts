import type { Ban } from '../../shared/sanctions/rules.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { isSameAddress, isSamePerson, type Present } from '../people/writer.ts';
import type { BanList } from './ban-list.ts';

/** Whether a ban of a person holds for somebody: by their person and browser, and by their address while that counts. */
export const isMeant = (
  state: Pick<ShowState, 'people'>,
  { personId, addressUntil = 0 }: Pick<Ban, 'personId' | 'addressUntil'>,
  present: Present,
  now: number,
): boolean =>
  isSamePerson(state, personId, present) || (addressUntil > now && isSameAddress(state, personId, present));

/** The show's ban that keeps somebody from watching, if any; one that was lifted in another show holds here no more. */
export function banFor(
  state: ShowState,
  present: Present,
  now: number,
  list: Pick<BanList, 'isLifted'>,
): Ban | undefined {
  return Object.values(state.sanctions.bans).find(
    ban => !(ban.banId && list.isLifted(ban.banId)) && isMeant(state, ban, present, now),
  );
}
