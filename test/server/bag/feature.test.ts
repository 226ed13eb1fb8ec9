import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { BAG_PAGE } from '../../../shared/bag/contract.ts';
import type { Product } from '../../../shared/catalog/product.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

const product = (number: number, change: Partial<Product> = {}): Product => ({
  id: `p${number}`,
  title: `Product ${number}`,
  price: { minor: 100 * number, currency: 'EUR' },
  aliases: [],
  history: [],
  cost: { minor: 1, currency: 'EUR' },
  ...change,
});
const products = (count: number): Product[] =>
  Array.from({ length: count }, (_, index) => product(index + 1));

let server: TestServer;
let host: Room;
let viewer: Room;

beforeEach(async () => {
  server = await TestServer.start();
  host = await joinRoom(server, { token: server.hostToken });
  viewer = await joinRoom(server);
});
afterEach(async () => {
  host.close();
  viewer.close();
  await server.stop();
});

const search = (text: string, from = 0) => viewer.send('bag.page', { search: text, from });

describe('the bag', () => {
  test('has every product with its number, and nothing that only the crew may know', async () => {
    await host.send('catalog.import', {
      products: [product(1, { aliases: ['lantern'], stock: 3 }), product(2)],
    });
    const { total, items } = await search('');
    expect(total).toBe(2);
    expect(items).toEqual([
      { number: 1, id: 'p1', title: 'Product 1', price: { minor: 100, currency: 'EUR' }, stock: 3 },
      { number: 2, id: 'p2', title: 'Product 2', price: { minor: 200, currency: 'EUR' } },
    ]);
  });

  test('leaves out what is archived, and numbers the others as the shelf does', async () => {
    await host.send('catalog.import', { products: products(3) });
    await host.send('catalog.edit', { productId: 'p2', change: { archived: true } });
    const { total, items } = await search('');
    expect(total).toBe(2);
    expect(items.map(({ number, id }) => [number, id])).toEqual([
      [1, 'p1'],
      [2, 'p3'],
    ]);
    const { live } = await until(viewer, view => view.live.bag.count === 2, 'a bag of two');
    expect(live.bag.count).toBe(2);
  });

  test('finds products by words in any case and accent, by other names, and by their number', async () => {
    await host.send('catalog.import', {
      products: [
        product(1, { title: 'Crème brûlée torch' }),
        product(2, { title: 'Table lamp', aliases: ['светильник'] }),
        product(3, { title: 'Red lamp' }),
      ],
    });
    const numbers = async (text: string) => (await search(text)).items.map(({ number }) => number);
    expect(await numbers('CREME torch')).toEqual([1]);
    expect(await numbers('lamp')).toEqual([2, 3]);
    expect(await numbers('Светильник')).toEqual([2]);
    expect(await numbers('3')).toEqual([3]);
    expect(await numbers('nothing')).toEqual([]);
  });

  test('is read in pages', async () => {
    await host.send('catalog.import', { products: products(BAG_PAGE + 5) });
    const second = await search('', BAG_PAGE);
    expect(second.total).toBe(BAG_PAGE + 5);
    expect(second.items.map(({ number }) => number)).toEqual([41, 42, 43, 44, 45]);
  });

  test('says to viewers how many products there are, and that they have changed', async () => {
    await host.send('catalog.import', { products: products(3) });
    await until(viewer, ({ live }) => live.bag.count === 3, 'three products in the bag');
    const { version } = viewer.store.getState().live.bag;
    await host.send('catalog.edit', { productId: 'p1', change: { stock: 0 } });
    await until(viewer, ({ live }) => live.bag.version !== version, 'a change of the bag');
    expect((await search('')).items[0]?.stock).toBe(0);
  });

  test('adds next to nothing to a join, however many products there are', async () => {
    const sizeOf = async () => {
      const late = await joinRoom(server);
      const { show, live } = late.store.getState();
      late.close();
      return JSON.stringify({ show, live }).length;
    };
    const before = await sizeOf();
    for (let from = 0; from < 600; from += 100)
      await host.send('catalog.import', { products: products(600).slice(from, from + 100) });
    await until(viewer, ({ live }) => live.bag.count === 600, 'all products in the bag');
    expect((await sizeOf()) - before).toBeLessThan(60);
  });
});
