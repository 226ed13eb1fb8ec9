import { useCallback, useEffect, useState } from 'react';
import { whileVisible } from '../../client/media/page-events.ts';
import type { OwnerList } from '../../shared/home/protocol.ts';
import { fetchShows } from './api.ts';

/** How often a list that is looked at is fetched anew. */
const EVERY_MS = 5000;

export interface Shows {
  /** Undefined until it came first. */
  readonly list: OwnerList | undefined;
  /** Why the newest could not be fetched; the list is the last one that could. */
  readonly error: unknown;
  readonly refresh: () => void;
}

/** The owner's shows, kept current while the page is looked at. */
export function useShows(key: string): Shows {
  const [list, setList] = useState<OwnerList>();
  const [error, setError] = useState<unknown>();
  const refresh = useCallback(() => {
    fetchShows(key).then(
      next => {
        setList(next);
        setError(undefined);
      },
      (reason: unknown) => setError(reason),
    );
  }, [key]);
  useEffect(() => whileVisible(refresh, EVERY_MS), [refresh]);
  return { list, error, refresh };
}
