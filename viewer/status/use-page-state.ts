import { useStore } from 'zustand';
import { watcher } from '../playback/picture.ts';
import { view } from '../playback/view.ts';
import { preview, room } from '../session.ts';
import { type PageInputs, pageStateOf, warningOf } from './page-state.ts';

function usePageInputs(): PageInputs {
  const connection = useStore(room.store, state => state.connection);
  const joinedBefore = useStore(room.store, state => state.you !== undefined);
  const isHeldBack = useStore(room.store, state => state.isHeldBack);
  const phase = useStore(room.store, state => state.show.lifecycle.phase);
  const watch = useStore(watcher.store, state => state.state);
  const isPictureUnsupported = useStore(watcher.store, state => state.isPictureUnsupported);
  const isPictureHeldBack = useStore(watcher.store, state => state.isPictureHeldBack);
  const hasFrame = useStore(view, state => state.hasFrame);
  return {
    connection,
    joinedBefore,
    isHeldBack,
    phase,
    watch,
    isPictureUnsupported,
    isPictureHeldBack,
    hasFrame,
    isPreview: preview !== undefined,
  };
}

/** The current state of the page and its warning. */
export function usePageState() {
  const inputs = usePageInputs();
  return { page: pageStateOf(inputs), warning: warningOf(inputs) };
}
