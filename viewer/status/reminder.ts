import type { StoreApi } from 'zustand/vanilla';
import type { RoomView } from '../../client/room/room.ts';

/** Calls `notify` with the show's title when it goes live, once. Returns how to call that off. */
export function remindOnce(
  store: Pick<StoreApi<Pick<RoomView, 'show'>>, 'subscribe'>,
  notify: (title: string) => void,
): () => void {
  const stop = store.subscribe(({ show: { lifecycle } }) => {
    if (lifecycle.phase.kind !== 'live') return;
    stop();
    notify(lifecycle.title);
  });
  return stop;
}
