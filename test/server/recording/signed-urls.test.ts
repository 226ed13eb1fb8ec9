import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { SignedUrls } from '../../../server/recording/signed-urls.ts';

const SECRET = 'a secret of the tests that is long enough to sign with';
const PATH = '/api/shows/autumn/recordings/r1';
const NOW = Date.UTC(2026, 10, 22, 20);
const HOUR = 60 * 60 * 1000;

const urls = new SignedUrls(SECRET);
const tokenOf = (url: string) => new URL(url, 'http://x').searchParams.get('token') ?? '';

test('a signed URL holds for its path, for an hour', async () => {
  const url = await urls.sign(PATH, NOW);
  expect(url.split('?')[0]).toBe(PATH);
  expect(await urls.verify(PATH, tokenOf(url), NOW)).toBe(true);
  expect(await urls.verify(PATH, tokenOf(url), NOW + HOUR - 2000)).toBe(true);
  expect(await urls.verify(PATH, tokenOf(url), NOW + HOUR + 1000)).toBe(false);
});

test('it opens no other path, no other server, and nothing when a letter of it is changed', async () => {
  const token = tokenOf(await urls.sign(PATH, NOW));
  expect(await urls.verify('/api/shows/autumn/recordings/r2', token, NOW)).toBe(false);
  expect(await new SignedUrls('another secret').verify(PATH, token, NOW)).toBe(false);
  expect(await urls.verify(PATH, token.replace(/.\./, 'A.'), NOW)).toBe(false);
  expect(await urls.verify(PATH, 'nonsense', NOW)).toBe(false);
});

test('a token that is signed with the server’s secret for something else, such as an invite, opens nothing', async () => {
  const token = await new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(PATH)
    .setExpirationTime(Math.floor((NOW + HOUR) / 1000))
    .sign(new TextEncoder().encode(SECRET));
  expect(await urls.verify(PATH, token, NOW)).toBe(false);
});
