import { useMemo } from 'react';
import { type Mute, muteOf } from '../../shared/show-state.ts';
import { useShow } from '../app/room-context.tsx';
import { useNow } from '../app/use-now.ts';

/** The mutes that hold now, the soonest to end first. A mute ends by itself, without an event. */
export function useMutes(everyMs = 1000): Mute[] {
  const mutes = useShow(show => show.mutes);
  const now = useNow(everyMs);
  return useMemo(
    () =>
      Object.values(mutes)
        .filter(mute => muteOf({ mutes }, mute.personId, now))
        .sort((a, b) => (a.until ?? Infinity) - (b.until ?? Infinity)),
    [mutes, now],
  );
}
