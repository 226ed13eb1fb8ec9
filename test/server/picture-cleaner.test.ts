import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../client/room/room.ts';
import type { MadeShow } from '../../shared/home/protocol.ts';
import { PRODUCTS } from '../support/arbitrary.ts';
import { photo } from '../support/photo.ts';
import { joinRoom } from '../support/room.ts';
import { TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterAll(() => server.stop());

const asOwner = (path: string, method: string, body: object) =>
  fetch(`${server.origin}/api/${path}`, {
    method,
    headers: { authorization: `Bearer ${server.ownerKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

interface Studio extends MadeShow {
  readonly room: Room;
}

async function makeShow(title: string, more: object = {}): Promise<Studio> {
  const made = (await (await asOwner('shows', 'POST', { title, ...more })).json()) as MadeShow;
  server.secrets.add(made.invite);
  const room = await joinRoom(server, { show: made.show, token: made.invite });
  onTestFinished(() => room.close());
  return { ...made, room };
}

const remove = async ({ show }: MadeShow, title: string) =>
  expect((await asOwner(`shows/${show}`, 'DELETE', { title })).status).toBe(200);

const pathOf = (address: string) => join(server.folder, address);

/** Brings a picture into a show, as a host who did so days ago. Returns its address. */
async function upload({ show, invite }: MadeShow, body: Buffer): Promise<string> {
  const sent = await fetch(`${server.origin}/api/shows/${show}/pictures`, {
    method: 'POST',
    headers: { authorization: `Bearer ${invite}`, 'content-type': 'image/png' },
    body: new Uint8Array(body),
  });
  const { address } = (await sent.json()) as { address: string };
  utimesSync(pathOf(address), 1000, 1000);
  return address;
}

const picture = (shade: number) => photo(8, 8, [shade, 0, 0]);
const productsWith = (...pictures: string[]) =>
  pictures.map((picture, index) => ({
    ...(PRODUCTS[0] as (typeof PRODUCTS)[number]),
    id: `x${index}`,
    picture,
  }));

test('a deleted show’s pictures go, but for those that another show has, or had', async () => {
  const [first, second] = [await makeShow('To go'), await makeShow('Stays')];
  const [own, shared, former] = [
    await upload(first, picture(1)),
    await upload(first, picture(2)),
    await upload(first, picture(3)),
  ];
  await first.room.send('catalog.import', { products: productsWith(own, shared, former) });
  await second.room.send('catalog.import', { products: productsWith(shared, former) });
  // Undoing this brings the picture back.
  await second.room.send('catalog.remove', { productId: 'x1' });

  await remove(first, 'To go');
  await expect.poll(() => existsSync(pathOf(own))).toBe(false);
  expect(existsSync(pathOf(shared))).toBe(true);
  expect(existsSync(pathOf(former))).toBe(true);
  expect((await fetch(`${server.origin}${shared}`)).status).toBe(200);
});

test('pictures that the next show took along stay until that is deleted too', async () => {
  const today = await makeShow('Today');
  const taken = await upload(today, picture(4));
  const gone = await upload(today, picture(5));
  await today.room.send('catalog.import', { products: productsWith(taken, gone) });
  await today.room.send('catalog.remove', { productId: 'x1' });
  const tomorrow = await makeShow('Tomorrow', { from: today.show, take: ['catalog'] });
  await remove(today, 'Today');
  await expect.poll(() => existsSync(pathOf(gone))).toBe(false);
  expect(existsSync(pathOf(taken))).toBe(true);
  await remove(tomorrow, 'Tomorrow');
  await expect.poll(() => existsSync(pathOf(taken))).toBe(false);
});
