import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { claimsOf } from '../../../shared/deals/claims.ts';
import { eur, flash, shelf } from '../../support/deals.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

/** Deals need no pictures, and a server without them starts sooner. */
const WITHOUT_MEDIA = { MEDIASOUP_WORKER_BIN: '/nowhere/mediasoup-worker' };
const SAMPLE = { productId: 'SOL-101', count: 1 };
const REAL = { productId: 'shoe', count: 1 };

let server: TestServer;
let host: Room;

/** A show with products of a real shop on the shelf. */
async function openShow(): Promise<{ server: TestServer; host: Room }> {
  const server = await TestServer.start([], WITHOUT_MEDIA);
  const host = await joinRoom(server, { token: server.hostToken });
  await host.send('catalog.import', { products: shelf(Date.now()) });
  const { rules } = host.store.getState().show.deals;
  await host.send('deal.setRules', { rules: { ...rules, regions: [], brandsTogether: true } });
  return { server, host };
}

beforeAll(async () => {
  ({ server, host } = await openShow());
  await server.addSampleProducts();
}, 60_000);
afterAll(async () => {
  host.close();
  await server.stop();
});

let deals = 0;
/** A buyer with a hold of a deal on this product, and the token that their checkout gave them. */
async function withHold(item: typeof SAMPLE, at = { server, host }) {
  const dealId = `deal${deals++}`;
  const plan = flash({ id: dealId, items: [item], terms: { kind: 'flash', price: eur(6900) } });
  await at.host.send('deal.save', { plan });
  await at.host.send('deal.start', { dealId });
  onTestFinished(() => at.host.send('deal.end', { dealId }).then(() => undefined));
  const room = await joinRoom(at.server);
  onTestFinished(() => room.close());
  const { claimId } = await room.send('deal.claim', { dealId, units: 1 });
  const { address } = await room.send('deal.checkout', { dealId, claimId });
  const hold = new URL(address, at.server.origin).searchParams.get('vitrine_hold') ?? '';
  const claim = () =>
    claimsOf(at.host.store.getState().show.deals.claims[dealId], room.store.getState().you?.id ?? '')[0];
  return { dealId, hold, claim };
}

const post = (path: 'hold' | 'order', body: object, { origin } = server) =>
  fetch(`${origin}/demo-shop/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ show: 'autumn-show', ...body }),
  });

const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: { code: string } }).error.code,
];

test('a hold of the sample set is paid in the demo shop, and its claim and figures are marked as demo', async () => {
  const { dealId, hold, claim } = await withHold(SAMPLE);
  expect(await (await post('hold', { hold })).json()).toMatchObject({ deal: dealId, total: eur(6900) });
  expect((await post('order', { hold, kind: 'paid' })).status).toBe(200);
  await until(host, () => claim()?.state.kind === 'paid', 'the claim is paid');
  expect(claim()).toMatchObject({ demo: true });
  const figures = () => host.store.getState().live.deals.figures[dealId];
  await until(host, () => figures()?.paid === 1, 'the figures say so');
  expect(figures()).toMatchObject({ paidMinor: 0, demo: { paid: 1, paidMinor: 6900 } });
});

test('a real shop’s hold can not be paid in the demo shop, and stays held', async () => {
  const { hold, claim } = await withHold(REAL);
  for (const kind of ['paid', 'cancelled'])
    expect(await codeOf(await post('order', { hold, kind }))).toEqual([401, 'bad-token']);
  expect(await codeOf(await post('hold', { hold }))).toEqual([401, 'bad-token']);
  expect(claim()?.state.kind).toBe('held');
});

test('the token of a demo hold is refused by the show’s webhook, and stays held', async () => {
  const { hold, claim } = await withHold(SAMPLE);
  const { address, secret } = await host.send('deal.webhook', {});
  const body = JSON.stringify({ hold, kind: 'paid', order: 'A-1', at: Date.now() });
  const now = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': 'msg_demo',
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('msg_demo', now, body),
  };
  expect(await codeOf(await fetch(address, { method: 'POST', headers, body }))).toEqual([401, 'bad-token']);
  expect(claim()?.state.kind).toBe('held');
});

test('a demo hold is not paid any more once its product leads to a real shop', async () => {
  const { hold, claim } = await withHold({ productId: 'SOL-114', count: 1 });
  const buyUrl = 'https://shop.example/daypack';
  await host.send('catalog.edit', { productId: 'SOL-114', change: { buyUrl } });
  expect(await codeOf(await post('order', { hold, kind: 'paid' }))).toEqual([404, 'not-found']);
  expect(claim()?.state.kind).toBe('held');
});

test('a show without products that lead to the demo shop has none', async () => {
  const at = await openShow();
  onTestFinished(async () => {
    at.host.close();
    await at.server.stop();
  });
  const { hold, claim } = await withHold(REAL, at);
  expect(await codeOf(await post('hold', { hold }, at.server))).toEqual([404, 'not-found']);
  expect(await codeOf(await post('order', { hold, kind: 'paid' }, at.server))).toEqual([404, 'not-found']);
  expect(claim()?.state.kind).toBe('held');
}, 60_000);
