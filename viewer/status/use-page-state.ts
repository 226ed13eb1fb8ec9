import { useStore } from 'zustand';
import { watcher } from '../playback/picture.ts';
import { view } from '../playback/view.ts';
import { room } from '../session.ts';
import { type Facts, sceneOf, troubleOf } from './page-state.ts';

function useFacts(): Facts {
  const connection = useStore(room.store, state => state.connection);
  const joinedBefore = useStore(room.store, state => state.you !== undefined);
  const phase = useStore(room.store, state => state.show.phase);
  const watch = useStore(watcher.store, state => state.state);
  const hasFrame = useStore(view, state => state.hasFrame);
  return { connection, joinedBefore, phase, watch, hasFrame };
}

/** The scene of now, and what is wrong with it, if anything. */
export function useScene() {
  const facts = useFacts();
  return { scene: sceneOf(facts), trouble: troubleOf(facts) };
}
