import { useEffect, useState } from 'react';
import { type Mute, muteOf } from '../../shared/moderation/rules.ts';
import { useRoom, useShow } from '../app/room-context.tsx';

/** The longest wait that a timer of browsers can have. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * The mute that holds for a person. It wakes once, when that ends: there is one of these in every row of a queue, where a
 * clock that ticks would render them all each second.
 */
export function useMute(personId: string): Mute | undefined {
  const room = useRoom();
  const mutes = useShow(show => show.moderation.mutes);
  const [, wake] = useState(0);
  const mute = muteOf({ mutes }, personId, room.now());
  const until = mute?.until;
  useEffect(() => {
    if (typeof until !== 'number') return;
    const timer = setTimeout(() => wake(count => count + 1), Math.min(until - room.now() + 1, LONGEST_MS));
    return () => clearTimeout(timer);
  }, [room, until]);
  return mute;
}
