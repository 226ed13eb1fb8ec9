import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchPicture } from '../../../server/catalog/fetch-picture.ts';
import { PicturesShop, PNG } from '../../support/pictures-shop.ts';

let shop: PicturesShop;
beforeAll(async () => {
  shop = await PicturesShop.open();
});
afterAll(() => shop.close());

const never = new AbortController().signal;
const get = (path: string) => fetchPicture(`${shop.origin}${path}`, true, never);

test('a picture is fetched, also through a redirect', async () => {
  expect(await get('/good.png')).toEqual(PNG);
  expect(await get('/moved.png')).toEqual(PNG);
});

test.each([
  ['/page.png', 'not-a-picture'],
  ['/missing.jpg', 'unreachable'],
  ['/endless.png', 'too-large'],
])('%s is refused as %s', async (path, fault) => {
  await expect(get(path)).rejects.toMatchObject({ fault });
});

test.each([
  '127.0.0.1',
  'localhost',
  '[::1]',
  '10.0.0.1',
  '169.254.169.254',
  '0.0.0.0',
  '[::ffff:127.0.0.1]',
])('nothing is fetched from a private address, however it is written: %s', async host => {
  const { port } = new URL(shop.origin);
  const before = shop.asked.size;
  await expect(fetchPicture(`http://${host}:${port}/secret.png`, false, never)).rejects.toMatchObject({
    fault: 'private',
  });
  expect(shop.asked.size).toBe(before);
});

test('an aborted fetch ends at once', async () => {
  await expect(fetchPicture(`${shop.origin}/good.png`, true, AbortSignal.abort())).rejects.toMatchObject({
    fault: 'too-slow',
  });
});
