import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_PICTURE_BYTES, pictureTypeOf } from '../../server/pictures.ts';
import { statusOfLength } from '../support/announce-body.ts';
import { TestServer } from '../support/server.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

function send(body: Buffer, { type = 'image/png', token = server.hostToken } = {}): Promise<Response> {
  return fetch(`${server.origin}/api/shows/autumn-show/pictures`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    body: new Uint8Array(body),
  });
}

test('a picture is kept once and served from its address as it was sent', async () => {
  const answers = [await send(PNG), await send(PNG)];
  const [one, other] = (await Promise.all(answers.map(answer => answer.json()))) as { address: string }[];
  expect(one?.address).toMatch(/^\/pictures\/[\w-]{24}\.png$/);
  expect(other).toEqual(one);
  const served = await fetch(`${server.origin}${one?.address}`);
  expect(served.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await served.arrayBuffer())).toEqual(PNG);
  expect(readdirSync(join(server.folder, 'pictures'))).toHaveLength(1);
});

test('what only claims to be a picture is turned down by its bytes', async () => {
  const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  expect((await send(page)).status).toBe(400);
  expect((await send(Buffer.from('GIF89a'), { type: 'image/gif' })).status).toBe(400);
  expect((await send(PNG, { type: 'text/plain' })).status).toBe(415);
});

test('nobody but the host may bring pictures', async () => {
  expect((await send(PNG, { token: 'nobody' })).status).toBe(401);
});

test('a picture that is too large is turned down', async () => {
  const headers = { authorization: `Bearer ${server.hostToken}`, 'content-type': 'image/png' };
  const address = `${server.origin}/api/shows/autumn-show/pictures`;
  expect(await statusOfLength(address, headers, MAX_PICTURE_BYTES + 1)).toBe(413);
});

test('pictures are known by how they begin', () => {
  expect(pictureTypeOf(PNG)).toBe('png');
  expect(pictureTypeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpg');
  expect(pictureTypeOf(Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'))).toBe('webp');
  expect(pictureTypeOf(Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1'))).toBeUndefined();
  expect(pictureTypeOf(Buffer.alloc(0))).toBeUndefined();
});
