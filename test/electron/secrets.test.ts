import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secretsFile, setupSecrets } from '../../electron/secrets.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrine-secrets-'));
  file = join(folder, 'secrets.json');
});
afterEach(() => rm(folder, { recursive: true }));

/** A keychain that turns the text round: enough to see that only what it made is written. */
function secretsOn(hasKeychain = true): ReturnType<typeof setupSecrets> {
  const turned = (text: string): string => [...text].reverse().join('');
  return setupSecrets({
    safeStorage: {
      isEncryptionAvailable: () => hasKeychain,
      encryptString: text => Buffer.from(turned(text)),
      decryptString: bytes => turned(bytes.toString()),
    },
    file: () => file,
  });
}

test('a secret comes back after a restart, and its text is nowhere in the file', async () => {
  await secretsOn()['secrets.set']({ name: 'obs.password', value: 'open sesame' });
  expect(await secretsOn()['secrets.get']({ name: 'obs.password' })).toEqual({ value: 'open sesame' });
  expect(await readFile(file, 'utf8')).not.toContain('sesame');
});

test.skipIf(process.platform === 'win32')('only the person can read the file', async () => {
  await secretsOn()['secrets.set']({ name: 'obs.password', value: 'x' });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('secrets set at the same time are all kept', async () => {
  const secrets = secretsOn();
  await Promise.all(['a', 'b', 'c'].map(name => secrets['secrets.set']({ name, value: name.repeat(3) })));
  const values = await Promise.all(['a', 'b', 'c'].map(name => secrets['secrets.get']({ name })));
  expect(values.map(({ value }) => value)).toEqual(['aaa', 'bbb', 'ccc']);
});

test('a forgotten secret is gone', async () => {
  const secrets = secretsOn();
  await secrets['secrets.set']({ name: 'obs.password', value: 'x' });
  await secrets['secrets.set']({ name: 'obs.password', value: null });
  expect(await secrets['secrets.get']({ name: 'obs.password' })).toEqual({ value: null });
});

test('without a keychain nothing is written, and the answer says why', async () => {
  const secrets = secretsOn(false);
  await expect(secrets['secrets.set']({ name: 'obs.password', value: 'x' })).rejects.toThrow('no keychain');
  await expect(stat(file)).rejects.toThrow('ENOENT');
});

test('a server elsewhere has secrets of its own, apart from those of this machine and of other servers', () => {
  expect(secretsFile('http://localhost:8787/studio/')).toBe('secrets.json');
  expect(secretsFile('http://127.0.0.1:9000/studio/')).toBe('secrets.json');
  const [one, other] = ['https://live.example.org/studio/', 'https://shop.example.org/studio/'].map(
    secretsFile,
  );
  expect(one).not.toBe('secrets.json');
  expect(one).not.toBe(other);
});
