import { atServer } from '../../client/server-address.ts';
import { STORED_KEY } from '../../shared/home/stored-key.ts';

/**
 * Where the server's own address leads whoever makes the shows: the owner, whose browser has the key, and who comes by a key
 * or an invite. Undefined for everybody else, who see the public list.
 */
export function studioAddress(hash: string, storage: () => Pick<Storage, 'getItem'>): string | undefined {
  const parameters = new URLSearchParams(hash.slice(1));
  if (parameters.has('key') || parameters.has('invite')) return atServer(`/studio/${hash}`);
  return hasKey(storage) ? atServer('/studio/') : undefined;
}

/** A browser that denies its storage has no key. */
function hasKey(storage: () => Pick<Storage, 'getItem'>): boolean {
  try {
    return storage().getItem(STORED_KEY) !== null;
  } catch {
    return false;
  }
}
