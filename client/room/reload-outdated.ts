import type { Room } from './room.ts';

/** Remembers, for this tab, that the page was loaded again and was still outdated. */
const KEY = 'vitrine.reloaded-outdated';

/**
 * Loads the page again when the server says that it is of another protocol version, as after an upgrade of the server.
 * It does so once: a page that comes back outdated shows what it has to say instead of loading for ever.
 */
export function reloadOutdated(room: Pick<Room, 'store'>): () => void {
  return room.store.subscribe(({ connection }) => {
    if (connection.kind === 'joined') sessionStorage.removeItem(KEY);
    if (connection.kind !== 'closed' || connection.code !== 'outdated') return;
    if (sessionStorage.getItem(KEY) !== null) return;
    sessionStorage.setItem(KEY, 'yes');
    location.reload();
  });
}
