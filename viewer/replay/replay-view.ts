import { createStore } from 'zustand/vanilla';

/** In the page's address, so that a link or a reload leads to the replay again. */
const PARAM = 'replay';

const isWantedBy = (search: string): boolean => new URLSearchParams(search).has(PARAM);

/** Whether the viewer wants to see the replay, once the show is over. */
export const replayView = createStore(() => ({ isWanted: isWantedBy(globalThis.location?.search ?? '') }));

/** Opens or leaves the replay. */
export function showReplay(isWanted: boolean): void {
  const { pathname, search, hash } = globalThis.location;
  const params = new URLSearchParams(search);
  if (isWanted) params.set(PARAM, '');
  else params.delete(PARAM);
  // `?replay` reads better than `?replay=`.
  const query = params.toString().replace(/\breplay=(?=&|$)/, PARAM);
  globalThis.history.replaceState(globalThis.history.state, '', `${pathname}${query && `?${query}`}${hash}`);
  replayView.setState({ isWanted });
}
