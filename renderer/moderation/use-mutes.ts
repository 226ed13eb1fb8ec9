import { useMemo } from 'react';
import { type Mute, muteOf } from '../../shared/moderation/rules.ts';
import { useShow } from '../app/room-context.tsx';
import { useNow } from '../app/use-now.ts';

/** The active mutes, the first to expire first. Expiry has no event, so they are checked at an interval. */
export function useMutes(intervalMs = 1000): Mute[] {
  const mutes = useShow(show => show.moderation.mutes);
  const now = useNow(intervalMs);
  return useMemo(
    () =>
      Object.values(mutes)
        .filter(mute => muteOf({ mutes }, mute.personId, now))
        .sort((a, b) => (a.until ?? Infinity) - (b.until ?? Infinity)),
    [mutes, now],
  );
}
