import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../client/room/room.ts';
import type { CommandData } from '../../shared/show/protocol.ts';
import { flash, shelf } from '../support/deals.ts';
import { joinRoom, until } from '../support/room.ts';
import { TestServer } from '../support/server.ts';

let server: TestServer;
let host: Room;

beforeAll(async () => {
  server = await TestServer.start();
  host = await joinRoom(server, { token: server.hostToken });
  await host.send('catalog.import', { products: shelf(Date.now()) });
  await host.send('deal.setRules', { rules: { ...host.store.getState().show.deals.rules, regions: [] } });
  await host.send('deal.save', { plan: flash({ units: 20 }) });
  await host.send('deal.start', { dealId: 'deal' });
}, 60_000);
afterAll(async () => {
  host.close();
  await server.stop();
});

async function join(token?: string): Promise<Room> {
  const room = await joinRoom(server, token ? { token } : {});
  onTestFinished(() => room.close());
  return room;
}

const invited = async (invite: CommandData<'team.invite'>): Promise<Room> =>
  join((await host.send('team.invite', invite)).token);

/** A buyer with a hold, on their way to pay. */
async function buyer() {
  const room = await join();
  const { claimId } = await room.send('deal.claim', { dealId: 'deal', units: 1 });
  return { room, order: { dealId: 'deal', claimId } };
}

test('an order that is marked twice at once is paid once, and the buyer and everybody’s figures know', async () => {
  const { room, order } = await buyer();
  const answers = await Promise.allSettled([1, 2, 3].map(() => host.send('order.markPaid', order)));
  const refused = answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason.code] : []));
  expect(refused).toEqual(['already-paid', 'already-paid']);
  await until(room, ({ live }) => live.deals.figures.deal?.orders === 1, 'the figures say one order');
  expect(room.store.getState().live.deals.figures.deal).toMatchObject({ paid: 1, held: 0, paidMinor: 7900 });
});

test('a rep of the brand gets its orders, by name and without what they came from, once the host allows it', async () => {
  const { order } = await buyer();
  const own = await invited({ name: 'Rae', role: 'brand', brand: 'Acme', hours: 1 });
  await expect(own.send('order.list', {})).rejects.toMatchObject({ code: 'forbidden' });
  const rules = { ...host.store.getState().show.deals.rules, brandsMaySettle: true };
  await host.send('deal.setRules', { rules });
  const { orders } = await own.send('order.list', {});
  expect(orders.find(({ claim }) => claim.id === order.claimId)).toMatchObject({
    status: 'held',
    title: 'Shoe deal',
    claim: { name: expect.stringMatching(/^Guest/) },
  });
  expect(JSON.stringify(orders)).not.toContain('"keys"');
  await own.send('order.release', order);
  const other = await invited({ name: 'Bo', role: 'brand', brand: 'Bolt', hours: 1 });
  expect(await other.send('order.list', {})).toEqual({ orders: [] });
  await expect(other.send('order.markPaid', order)).rejects.toMatchObject({ code: 'forbidden' });
});

test('neither a moderator nor a buyer settles an order, and what was released is said to be so', async () => {
  const { room, order } = await buyer();
  const moderator = await invited({ name: 'Mo', role: 'moderator', hours: 1 });
  for (const person of [room, moderator])
    await expect(person.send('order.markPaid', order)).rejects.toMatchObject({ code: 'forbidden' });
  await host.send('order.release', order);
  await expect(host.send('order.markPaid', order)).rejects.toMatchObject({ code: 'released' });
});
