import { useCallback, useEffect, useState } from 'react';
import { whileVisible } from '../../client/media/page-events.ts';
import { atServer } from '../../client/server-address.ts';
import type { PublicList } from '../../shared/home/protocol.ts';
import { byTime } from './by-time.ts';

/** How often a list that is looked at is fetched anew: shows begin and end meanwhile. */
const EVERY_MS = 30_000;

async function fetchList(): Promise<PublicList['shows']> {
  const response = await fetch(atServer('/api/shows'));
  if (!response.ok) throw new Error(`The list was refused with ${response.status}.`);
  return byTime(((await response.json()) as PublicList).shows);
}

export interface PublicShows {
  /** In the order in which they are shown; undefined until they came first. */
  readonly shows: PublicList['shows'] | undefined;
  /** True if the newest could not be fetched. */
  readonly hasFailed: boolean;
  readonly refresh: () => void;
}

/** The shows that everybody may see, kept current while the page is looked at. */
export function usePublicShows(everyMs = EVERY_MS): PublicShows {
  const [shows, setShows] = useState<PublicList['shows']>();
  const [hasFailed, setHasFailed] = useState(false);
  const refresh = useCallback(() => {
    fetchList().then(
      next => {
        setShows(next);
        setHasFailed(false);
      },
      () => setHasFailed(true),
    );
  }, []);
  useEffect(() => whileVisible(refresh, everyMs), [refresh, everyMs]);
  return { shows, hasFailed, refresh };
}
