import { type Mute, muteOf } from '../../shared/moderation/rules.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { isMeant } from '../sanctions/bans.ts';
import type { HandlerContext } from '../show/feature.ts';

/**
 * The mute that keeps somebody from writing: their own, or that of a viewer who wrote from the same browser, or from the
 * same address where the mute is meant so. Whoever joins without a token is a new person, so a mute of the person alone
 * would end with the tab.
 */
export function muteFor(
  { moderation, people }: ShowState,
  { actor, client, now }: Pick<HandlerContext, 'actor' | 'client' | 'now'>,
): Mute | undefined {
  const own = muteOf(moderation, actor.id, now);
  if (own) return own;
  return Object.values(moderation.mutes).find(
    mute =>
      muteOf(moderation, mute.personId, now) !== undefined &&
      isMeant({ people }, mute, { actor, client }, now),
  );
}
