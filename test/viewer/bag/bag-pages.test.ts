import { describe, expect, test } from 'vitest';
import { BAG_PAGE, type BagItem } from '../../../shared/bag/contract.ts';
import { createBagPages } from '../../../viewer/bag/bag-pages.ts';

const item = (number: number, title = `Product ${number}`): BagItem => ({
  number,
  id: `p${number}`,
  title,
  price: { minor: 100, currency: 'EUR' },
});

/** A room with so many products, whose answers can be held back and can fail. */
function fakeRoom(count: number) {
  const asked: { search: string; from: number }[] = [];
  const room = { gate: Promise.resolve(), isDown: false, title: (number: number) => `Product ${number}` };
  const send = async (_name: string, data: { search: string; from: number }) => {
    asked.push(data);
    await room.gate;
    if (room.isDown) throw new Error('no connection');
    const total = data.search ? 1 : count;
    const length = Math.max(0, Math.min(BAG_PAGE, total - data.from));
    return {
      total,
      items: Array.from({ length }, (_, index) =>
        item(data.from + index + 1, room.title(data.from + index + 1)),
      ),
    };
  };
  return { pages: createBagPages({ send } as never), asked, room };
}
const settled = () => new Promise(resolve => setTimeout(resolve, 0));

describe('the bag of a viewer’s page', () => {
  test('asks for the pages that are looked at, each once', async () => {
    const { pages, asked } = fakeRoom(5000);
    pages.need(0, 8);
    pages.need(0, 12);
    await settled();
    pages.need(3990, 4010);
    await settled();
    expect(asked.map(({ from }) => from)).toEqual([0, 3960, 4000]);
    const { total, items } = pages.store.getState();
    expect(total).toBe(5000);
    expect(items.get(4000)).toEqual(item(4001));
    expect(items.has(2000)).toBe(false);
  });

  test('shows nothing of an earlier search, also where its answer comes late', async () => {
    const { pages, room } = fakeRoom(100);
    const held = Promise.withResolvers<void>();
    room.gate = held.promise;
    pages.need(0, 5);
    room.gate = Promise.resolve();
    pages.search('lamp');
    await settled();
    held.resolve();
    await settled();
    expect(pages.store.getState()).toMatchObject({ search: 'lamp', total: 1 });
  });

  test('says that it could not be read, and reads it when it is asked to again', async () => {
    const { pages, room } = fakeRoom(3);
    room.isDown = true;
    pages.need(0, 5);
    await settled();
    expect(pages.store.getState()).toMatchObject({ hasFailed: true, total: undefined });
    room.isDown = false;
    pages.refresh();
    pages.need(0, 5);
    await settled();
    expect(pages.store.getState()).toMatchObject({ hasFailed: false, total: 3 });
  });

  test('keeps what it shows while it reads it again', async () => {
    const { pages, room } = fakeRoom(3);
    pages.need(0, 2);
    await settled();
    room.title = number => `New ${number}`;
    pages.refresh();
    pages.need(0, 2);
    expect(pages.store.getState().items.get(0)?.title).toBe('Product 1');
    await settled();
    expect(pages.store.getState().items.get(0)?.title).toBe('New 1');
  });
});
