import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCertificate, warningOf, warningText } from '../../../server/tls/certificate.ts';
import { isStillGood, makeSelfSigned } from '../../../server/tls/self-signed.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 5, 1);
const folder = mkdtempSync(join(tmpdir(), 'vitrine-tls-'));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const made = await makeSelfSigned(['live.example.org', '192.168.1.20'], NOW);
const other = await makeSelfSigned(['other.example.org'], NOW);
const failure = (cert: string, key: string): Promise<string> =>
  readCertificate({ cert, key }).then(
    () => 'It was read.',
    (error: Error) => error.message,
  );

test('a certificate is read with its key', async () => {
  const files = { cert: file('cert.pem', made.cert), key: file('key.pem', made.key) };
  expect(await readCertificate(files)).toEqual(made);
});

test('a missing file, a key of another certificate and files with neither are each named', async () => {
  const cert = file('cert.pem', made.cert);
  const key = file('key.pem', made.key);
  expect(await failure(join(folder, 'none.pem'), key)).toMatch(/none\.pem of --tls-cert is not there/);
  expect(await failure(cert, join(folder, 'none.pem'))).toMatch(/none\.pem of --tls-key is not there/);
  expect(await failure(cert, file('other.pem', other.key))).toMatch(
    /other\.pem belongs to another certificate/,
  );
  expect(await failure(file('text.pem', 'hello'), key)).toMatch(/no certificate in .*text\.pem/);
  expect(await failure(cert, file('text.pem', made.cert))).toMatch(/no private key in .*text\.pem/);
});

test('a certificate serves the names it is for, and what it lacks is told', () => {
  const warning = (name: string | undefined, days = 0) => warningOf(made.cert, name, NOW + days * DAY_MS);
  expect(warning('live.example.org')).toBeUndefined();
  expect(warning('192.168.1.20')).toBeUndefined();
  expect(warning(undefined)).toBeUndefined();
  expect(warning('shop.example.org')).toEqual({
    kind: 'other-name',
    name: 'shop.example.org',
    names: ['live.example.org', '192.168.1.20'],
  });
  expect(warning('live.example.org', 390)?.kind).toBe('expires-soon');
  expect(warning('live.example.org', 400)?.kind).toBe('expired');
  expect(warning('live.example.org', -2)?.kind).toBe('not-yet');
});

test('each warning says in words what to do', () => {
  expect(warningText({ kind: 'expired', at: NOW })).toMatch(/expired on 2026-06-01.*Renew it/);
  expect(warningText({ kind: 'expires-soon', at: NOW })).toMatch(/expires on 2026-06-01.*Renew it/);
  expect(warningText({ kind: 'not-yet', at: NOW })).toMatch(/from 2026-06-01 on only.*clock/);
  expect(warningText({ kind: 'other-name', name: 'a.example', names: ['b.example'] })).toMatch(
    /for b\.example, but the server is reached as a\.example.*--public-url/,
  );
});

test('a certificate that the server made is used again while it is for all names and holds', () => {
  expect(isStillGood(made.cert, ['192.168.1.20'], NOW)).toBe(true);
  expect(isStillGood(made.cert, ['192.168.1.20', '10.0.0.2'], NOW)).toBe(false);
  expect(isStillGood(made.cert, ['192.168.1.20'], NOW + 396 * DAY_MS)).toBe(false);
});
