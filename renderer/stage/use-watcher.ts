import { useEffect, useState } from 'react';
import { createWatcher, type Watcher } from '../../client/playback/watcher.ts';
import { useRoom } from '../app/room-context.tsx';

/** Watches the show as viewers do, for as long as the component is on the page; undefined before it begins. */
export function useWatcher(): Watcher | undefined {
  const room = useRoom();
  const [watcher, setWatcher] = useState<Watcher>();
  useEffect(() => {
    const created = createWatcher(room);
    setWatcher(created);
    return () => created.close();
  }, [room]);
  return watcher;
}
