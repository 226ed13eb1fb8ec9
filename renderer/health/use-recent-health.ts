import { useEffect, useState } from 'react';
import type { Health, Publisher } from '../../client/publish/publisher.ts';
import { GRADE_WINDOW_S } from './grade.ts';

/** Measurements of the stream within the grading window, newest last; empty while nothing is sent. */
export function useRecentHealth(publisher: Publisher): readonly Health[] {
  const [recent, setRecent] = useState<readonly Health[]>([]);
  useEffect(() => {
    let last: Health | undefined;
    const look = () => {
      const { health } = publisher.store.getState();
      if (health === last) return;
      last = health;
      setRecent(before => (health ? [...before, health].slice(-GRADE_WINDOW_S) : []));
    };
    look();
    return publisher.store.subscribe(look);
  }, [publisher]);
  return recent;
}
