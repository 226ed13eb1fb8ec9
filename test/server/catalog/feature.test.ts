import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import type { Product } from '../../../shared/catalog/product.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

let server: TestServer;
const rooms: Room[] = [];
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(async () => {
  for (const room of rooms) room.close();
  await server.stop();
});

async function join(token?: string): Promise<Room> {
  const room = await joinRoom(server, token === undefined ? {} : { token });
  rooms.push(room);
  return room;
}

const mug: Product = {
  id: 'mug',
  title: 'Mug',
  price: { minor: 900, currency: 'EUR' },
  brand: 'Acme',
  aliases: [],
  history: [],
};
const idsOf = (room: Room) => room.store.getState().show.catalog.products.map(({ id }) => id);

test('one product is the host’s to add, archive, give to a brand and remove, and nobody else’s', async () => {
  const host = await join(server.hostToken);
  const invite = { name: 'Rae', role: 'brand', brand: 'Acme', hours: 1 } as const;
  const rep = await join((await host.send('team.invite', invite)).token);
  const moderator = await join(
    (await host.send('team.invite', { name: 'Mo', role: 'moderator', hours: 1 })).token,
  );
  await host.send('catalog.add', { product: mug });
  await until(rep, () => idsOf(rep).includes('mug'), 'the brand’s new product');

  for (const room of [rep, moderator, await join()])
    for (const sent of [
      room.send('catalog.add', { product: { ...mug, id: 'other' } }),
      room.send('catalog.edit', { productId: 'mug', change: { archived: true } }),
      room.send('catalog.setBrand', { productId: 'mug', brand: 'Bolt' }),
      room.send('catalog.remove', { productId: 'mug' }),
    ])
      await expect(sent).rejects.toMatchObject({ code: 'forbidden' });

  await host.send('catalog.edit', { productId: 'mug', change: { archived: true } });
  const archived = await until(
    rep,
    view => view.show.catalog.products[0]?.archived === true,
    'the archived product at the brand’s rep',
  );
  expect(archived.show.catalog.products).toMatchObject([{ id: 'mug', archived: true }]);

  await host.send('catalog.setBrand', { productId: 'mug', brand: 'Bolt' });
  await until(rep, () => idsOf(rep).length === 0, 'no product of the brand any more');
  expect(host.store.getState().show.catalog.products).toMatchObject([{ brand: 'Bolt', archived: true }]);
  await host.send('catalog.remove', { productId: 'mug' });
  await until(host, () => idsOf(host).length === 0, 'no product');
});
