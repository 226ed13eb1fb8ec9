import { useEffect, useState } from 'react';
import type { Health, Publisher } from '../../client/publish/publisher.ts';
import { PATIENCE } from './grade.ts';

/** The last measurements of the stream, newest last; none while nothing is sent. */
export function useRecentHealth(publisher: Publisher): readonly Health[] {
  const [recent, setRecent] = useState<readonly Health[]>([]);
  useEffect(() => {
    let last: Health | undefined;
    const look = () => {
      const { health } = publisher.store.getState();
      if (health === last) return;
      last = health;
      setRecent(before => (health ? [...before, health].slice(-PATIENCE) : []));
    };
    look();
    return publisher.store.subscribe(look);
  }, [publisher]);
  return recent;
}
