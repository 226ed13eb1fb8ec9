import { createStore, get, set, type UseStore } from 'idb-keyval';
import { z } from 'zod';
import type { DesktopApi } from '../../shared/desktop.ts';

const Box = z.object({ iv: z.instanceof(Uint8Array), sealed: z.instanceof(ArrayBuffer) });

/** Keeps what must not lie about in clear: passwords and tokens, each under a name. */
export interface Vault {
  /** Undefined where nothing is kept under the name, or what is can't be read any more. */
  recall(name: string): Promise<string | undefined>;
  /** False where this browser has no safe place; then nothing is kept. */
  keep(name: string, secret: string): Promise<boolean>;
}

/** The system's keychain where the desktop shell has one, else the browser's own storage, encrypted. */
export async function openVault(desktop: DesktopApi | undefined): Promise<Vault> {
  const hasKeychain = (await desktop?.call('app.info', {}).catch(() => undefined))?.keepsSecrets;
  return desktop && hasKeychain ? inKeychain(desktop) : inBrowser();
}

function inKeychain(desktop: DesktopApi): Vault {
  return {
    recall: async name => (await desktop.call('secrets.get', { name })).value ?? undefined,
    async keep(name, value) {
      await desktop.call('secrets.set', { name, value });
      return true;
    },
  };
}

/**
 * AES-GCM with a key that IndexedDB keeps and that no script can take out: who copies the browser's files has the
 * secret no more than before. Browsers encrypt on https and on this machine's own addresses only.
 */
function inBrowser(): Vault {
  const store = createStore('vitrine.secrets', 'secrets');
  return {
    async recall(name) {
      const box = Box.safeParse(await get(name, store)).data;
      if (!box || !crypto.subtle) return undefined;
      const algorithm = { name: 'AES-GCM', iv: Uint8Array.from(box.iv) };
      const opened = await crypto.subtle
        .decrypt(algorithm, await keyOf(store, name), box.sealed)
        .catch(() => undefined);
      return opened && new TextDecoder().decode(opened);
    },
    async keep(name, secret) {
      if (!crypto.subtle) return false;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = new TextEncoder().encode(secret);
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(store, name), text);
      await set(name, { iv, sealed }, store);
      return true;
    },
  };
}

async function keyOf(store: UseStore, name: string): Promise<CryptoKey> {
  const kept: unknown = await get(`${name}.key`, store);
  if (kept instanceof CryptoKey) return kept;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await set(`${name}.key`, key, store);
  return key;
}
