import { useMemo } from 'react';
import type { Appeal } from '../../shared/appeals/appeal.ts';
import { useShow } from '../app/room-context.tsx';
import { useNow } from '../app/use-now.ts';
import { type SortedAppeals, sortedAppeals } from './sorted-appeals.ts';

/** A mute runs out without an event, so waiting appeals are looked at again from time to time. */
const CHECK_MS = 5000;

/** The appeals that wait for an answer and those that have one. */
export function useAppeals(): SortedAppeals {
  const byPerson = useShow(show => show.appeals.byPerson);
  const now = useNow(CHECK_MS);
  return useMemo(() => sortedAppeals(Object.values<Appeal>(byPerson), now), [byPerson, now]);
}
