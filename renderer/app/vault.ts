import { createStore, get, set, type UseStore } from 'idb-keyval';
import { z } from 'zod';
import type { DesktopApi } from '../../shared/desktop.ts';

/** The fields as they are stored in IndexedDB. */
const Encrypted = z.object({ iv: z.instanceof(Uint8Array), sealed: z.instanceof(ArrayBuffer) });

/** Encrypted storage of secrets, such as passwords and tokens, by name. */
export interface Vault {
  /** Undefined if there is no secret of that name, or it can't be decrypted any more. */
  load(name: string): Promise<string | undefined>;
  /** False if this browser has no secure storage; then nothing is stored. */
  save(name: string, secret: string): Promise<boolean>;
}

/** Opens the system's keychain if the desktop shell has one, else encrypted storage of the browser. */
export async function openVault(desktop: DesktopApi | undefined): Promise<Vault> {
  const hasKeychain = (await desktop?.call('app.info', {}).catch(() => undefined))?.keepsSecrets;
  return desktop && hasKeychain ? inKeychain(desktop) : inBrowser();
}

function inKeychain(desktop: DesktopApi): Vault {
  return {
    load: async name => (await desktop.call('secrets.get', { name })).value ?? undefined,
    async save(name, value) {
      await desktop.call('secrets.set', { name, value });
      return true;
    },
  };
}

/**
 * AES-GCM with a non-extractable key in IndexedDB, so no script can read the key. WebCrypto needs a secure context:
 * https or localhost.
 */
function inBrowser(): Vault {
  const store = createStore('vitrine.secrets', 'secrets');
  return {
    async load(name) {
      const encrypted = Encrypted.safeParse(await get(name, store)).data;
      if (!encrypted || !crypto.subtle) return undefined;
      const algorithm = { name: 'AES-GCM', iv: Uint8Array.from(encrypted.iv) };
      const decrypted = await crypto.subtle
        .decrypt(algorithm, await encryptionKey(store, name), encrypted.sealed)
        .catch(() => undefined);
      return decrypted && new TextDecoder().decode(decrypted);
    },
    async save(name, secret) {
      if (!crypto.subtle) return false;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = new TextEncoder().encode(secret);
      const key = await encryptionKey(store, name);
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text);
      await set(name, { iv, sealed }, store);
      return true;
    },
  };
}

/** The stored key of a secret, or a new one that is stored. */
async function encryptionKey(store: UseStore, name: string): Promise<CryptoKey> {
  const stored: unknown = await get(`${name}.key`, store);
  if (stored instanceof CryptoKey) return stored;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await set(`${name}.key`, key, store);
  return key;
}
