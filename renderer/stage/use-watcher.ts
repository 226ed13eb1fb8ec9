import { useEffect, useState } from 'react';
import { createWatcher, type Watcher } from '../../client/playback/watcher.ts';
import { useRoom } from '../app/room-context.tsx';

/** Plays the show as viewers do while the component is mounted; undefined before the first effect. */
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
