import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { SafeStorage } from 'electron';
import type { DesktopHandlers } from './ipc.ts';

export interface SecretOptions {
  readonly safeStorage: Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>;
  /** Gives the file with the secrets of the studio that is open now, each encrypted with a key from the system's keychain. */
  readonly file: () => string;
}

const OWN_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The file for the secrets of a studio: pages of a server elsewhere get none of those that are kept for this machine's
 * own, nor of another server's.
 */
export function secretsFile(studio: string): string {
  const { hostname, origin } = new URL(studio);
  if (OWN_MACHINE.includes(hostname)) return 'secrets.json';
  return `secrets-${createHash('sha256').update(origin).digest('hex').slice(0, 16)}.json`;
}

type Encrypted = Record<string, string>;

/** Keeps passwords, such as OBS's, where only this person on this system can read them. */
export function setupSecrets({
  safeStorage,
  file,
}: SecretOptions): Pick<DesktopHandlers, 'secrets.get' | 'secrets.set'> {
  let writing: Promise<unknown> = Promise.resolve();

  const requireKeychain = (): void => {
    if (!safeStorage.isEncryptionAvailable())
      throw new Error('This system has no keychain to keep secrets in.');
  };
  const change = async (file: string, name: string, value: string | null): Promise<void> => {
    const { [name]: _old, ...others } = await read(file);
    const secrets =
      value === null ? others : { ...others, [name]: safeStorage.encryptString(value).toString('base64') };
    await write(file, secrets);
  };

  return {
    'secrets.get': async ({ name }) => {
      requireKeychain();
      const own = file();
      await writing;
      const secret = (await read(own))[name];
      return {
        value: secret === undefined ? null : safeStorage.decryptString(Buffer.from(secret, 'base64')),
      };
    },
    'secrets.set': async ({ name, value }) => {
      requireKeychain();
      const own = file();
      const written = writing.then(() => change(own, name, value));
      writing = written.catch(() => undefined);
      await written;
      return {};
    },
  };
}

async function read(file: string): Promise<Encrypted> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** Writes beside the file and moves, so that a crash leaves the old secrets or the new ones. */
async function write(file: string, secrets: Encrypted): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
