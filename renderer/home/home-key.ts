import { create } from 'zustand';
import { STORED_KEY } from '../../shared/home/stored-key.ts';
import { desktop } from '../app/desktop.ts';
import { openVault } from '../app/vault.ts';

/** What the key is called in the system's keychain. */
const SECRET = 'home.key';

interface HomeKey {
  /** The owner's key of this server; undefined where this person has none, or it isn't read yet. */
  readonly key: string | undefined;
  readonly isRead: boolean;
}

/** The owner's key as this browser keeps it, so that its owner signs in once. */
export const useHomeKey = create<HomeKey>(() => ({ key: undefined, isRead: false }));

/** Reads the key from where it is kept; once, at the start. */
export async function readHomeKey(): Promise<void> {
  const kept = desktop
    ? await openVault(desktop).then(vault => vault.load(SECRET))
    : (localStorage.getItem(STORED_KEY) ?? undefined);
  // One from an address is newer.
  useHomeKey.setState(({ key = kept }) => ({ key, isRead: true }));
}

/** Keeps a key from an address. */
export function keepHomeKey(key: string): void {
  useHomeKey.setState({ key });
  if (desktop) void openVault(desktop).then(vault => vault.save(SECRET, key));
  else localStorage.setItem(STORED_KEY, key);
}

/** Forgets a key that is no good any more, or whose owner signs out. */
export function forgetHomeKey(): void {
  useHomeKey.setState({ key: undefined });
  if (desktop) void openVault(desktop).then(vault => vault.save(SECRET, ''));
  else localStorage.removeItem(STORED_KEY);
}
