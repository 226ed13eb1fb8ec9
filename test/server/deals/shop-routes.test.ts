import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { claimsOf } from '../../../shared/deals/claims.ts';
import type { DealPlan } from '../../../shared/deals/terms.ts';
import { flash, shelf } from '../../support/deals.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

let server: TestServer;
let host: Room;
let shop: { address: string; secret: string };

beforeAll(async () => {
  server = await TestServer.start();
  host = await joinRoom(server, { token: server.hostToken });
  await host.send('catalog.import', { products: shelf(Date.now()) });
  await host.send('deal.setRules', { rules: { ...host.store.getState().show.deals.rules, regions: [] } });
  shop = await host.send('deal.webhook', {});
}, 60_000);
afterAll(async () => {
  host.close();
  await server.stop();
});

async function buyer(): Promise<Room> {
  const room = await joinRoom(server);
  onTestFinished(() => room.close());
  return room;
}

let deals = 0;
/** Starts a deal of one unit on the sock; every test has its own. */
async function startDeal(change: Partial<DealPlan> = {}): Promise<string> {
  const id = `deal${deals++}`;
  const items = [{ productId: 'sock', count: 1 }];
  await host.send('deal.save', { plan: flash({ id, items, units: 1, ...change }) });
  await host.send('deal.start', { dealId: id });
  onTestFinished(async () => void (await host.send('deal.end', { dealId: id }).catch(() => undefined)));
  return id;
}

/** A buyer with a hold, and the token with which they came to the shop. */
async function withHold(dealId: string) {
  const room = await buyer();
  const { claimId } = await room.send('deal.claim', { dealId, units: 1 });
  const { address } = await room.send('deal.checkout', { dealId, claimId });
  const hold = new URL(address, server.origin).searchParams.get('vitrine_hold') ?? '';
  const state = () =>
    claimsOf(room.store.getState().show.deals.claims[dealId], room.store.getState().you?.id ?? '')[0]?.state
      .kind;
  return { room, claimId, hold, state };
}

interface Hook {
  readonly body: object;
  /** What the names of the signature's headers begin with. */
  readonly scheme?: 'webhook' | 'svix';
  readonly id?: string;
  readonly secret?: string;
  readonly at?: Date;
}

function post({
  body,
  scheme = 'webhook',
  id = `msg_${Math.random()}`,
  secret = shop.secret,
  at = new Date(),
}: Hook): Promise<Response> {
  const text = JSON.stringify(body);
  return fetch(shop.address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [`${scheme}-id`]: id,
      [`${scheme}-timestamp`]: String(Math.floor(at.getTime() / 1000)),
      [`${scheme}-signature`]: new Webhook(secret).sign(id, at, text),
    },
    body: text,
  });
}

const paid = (hold: string, at = Date.now()) => ({ hold, kind: 'paid', order: 'A-1', at });
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: { code: string } }).error.code,
];

test('a signed webhook pays a hold, and the same one again is answered alike and changes nothing', async () => {
  const dealId = await startDeal();
  const { room, hold, state } = await withHold(dealId);
  const body = paid(hold);
  const answers = [
    await post({ body, id: 'one' }),
    await post({ body, id: 'one' }),
    await post({ body, id: 'two' }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await Promise.all(answers.map(answer => answer.json()))).toEqual([
    { applied: true },
    { applied: true },
    { applied: false },
  ]);
  await until(room, () => state() === 'paid', 'the buyer knows that it is paid');
  await until(host, ({ show }) => show.deals.byId[dealId]?.stage.kind === 'over', 'all sold ends the deal');
});

test('a wrong signature, an old one and an unknown body are refused, and nothing is changed', async () => {
  const dealId = await startDeal();
  const { hold } = await withHold(dealId);
  const wrong = `whsec_${Buffer.from('another secret of the same length').toString('base64')}`;
  expect(await codeOf(await post({ body: paid(hold), secret: wrong }))).toEqual([401, 'bad-token']);
  const old = new Date(Date.now() - 10 * 60_000);
  expect(await codeOf(await post({ body: paid(hold), at: old }))).toEqual([401, 'bad-token']);
  expect(await codeOf(await post({ body: { ...paid(hold), kind: 'sent' } }))).toEqual([400, 'bad-data']);
  expect(await codeOf(await post({ body: paid('nonsense') }))).toEqual([401, 'bad-token']);
  expect(host.store.getState().show.deals.claims[dealId]).toMatchObject({ held: 1, paid: 0 });
});

test('a webhook under Svix’s names and with more fields than are asked for is taken', async () => {
  const dealId = await startDeal();
  const { hold } = await withHold(dealId);
  const body = { ...paid(hold), customer: { country: 'DE' } };
  expect(await (await post({ body, scheme: 'svix' })).json()).toEqual({ applied: true });
});

test('a time in seconds or microseconds is understood, and one that can be none is refused and poisons nothing', async () => {
  const dealId = await startDeal();
  const { hold, room, state } = await withHold(dealId);
  for (const at of [Date.now() * 1_000_000, 12_345, Date.now() + 3_600_000])
    expect(await codeOf(await post({ body: paid(hold, at) }))).toEqual([400, 'bad-data']);
  const seconds = Math.floor(Date.now() / 1000) - 60;
  expect(await (await post({ body: paid(hold, seconds) })).json()).toEqual({ applied: true });
  const body = { ...paid(hold, (Date.now() - 1000) * 1000), kind: 'cancelled' };
  expect(await (await post({ body })).json()).toEqual({ applied: true });
  await until(room, () => state() === 'returned', 'the cancellation counts');
});

test('a cancellation that comes before its payment wins over it, and the line gets what came back', async () => {
  const dealId = await startDeal();
  const { room, hold, state } = await withHold(dealId);
  const next = await buyer();
  await next.send('deal.wait', { dealId });
  expect((await post({ body: { ...paid(hold, Date.now()), kind: 'cancelled' } })).status).toBe(200);
  expect(await (await post({ body: paid(hold, Date.now() - 1000) })).json()).toEqual({ applied: false });
  await until(room, () => state() === 'returned', 'the buyer knows that it is cancelled');
  const nextId = next.store.getState().you?.id ?? '';
  await until(
    next,
    ({ show }) => claimsOf(show.deals.claims[dealId], nextId)[0]?.state.kind === 'held',
    'it is passed on',
  );
});

test('a payment for what somebody else has by now asks the shop to pay back', async () => {
  const dealId = await startDeal();
  const { room, claimId, hold } = await withHold(dealId);
  await room.send('deal.giveBack', { dealId, claimId });
  await withHold(dealId);
  expect(await codeOf(await post({ body: paid(hold) }))).toEqual([409, 'not-held']);
});

test('the token of a hold opens no show, and an invite pays nothing', async () => {
  const dealId = await startDeal();
  const { hold } = await withHold(dealId);
  const room = await joinRoom(server, { token: hold });
  onTestFinished(() => room.close());
  expect(room.store.getState().connection).toEqual({ kind: 'closed', code: 'bad-token' });
  expect(await codeOf(await post({ body: paid(server.hostToken) }))).toEqual([401, 'bad-token']);
});

test('nobody but the shop settles a claim, and a viewer learns no webhook', async () => {
  const room = await buyer();
  const news = { kind: 'paid', order: 'x', at: 1 } as const;
  const settle = { dealId: 'deal0', claimId: 'x', personId: 'x', news };
  await expect(room.send('deal.settle', settle)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(host.send('deal.settle', settle)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(room.send('deal.webhook', {})).rejects.toMatchObject({ code: 'forbidden' });
});

test('a hundred claims of one buyer at once are one hold and many refusals', async () => {
  const dealId = await startDeal({ units: 5 });
  const { room } = await withHold(dealId);
  const codes = new Set<string>();
  const tries = Array.from({ length: 100 }, () =>
    room.send('deal.claim', { dealId, units: 1 }).catch((error: { code: string }) => codes.add(error.code)),
  );
  await Promise.all(tries);
  expect([...codes].sort()).toEqual(['limit-reached', 'rate-limited']);
  expect(host.store.getState().show.deals.claims[dealId]?.held).toBe(1);
});

test('a hold is there after a crash, with its own end and its place behind the same token', async () => {
  const dealId = await startDeal();
  const { room, claimId, hold, state } = await withHold(dealId);
  const before = claimsOf(
    room.store.getState().show.deals.claims[dealId],
    room.store.getState().you?.id ?? '',
  );
  await server.kill();
  await server.restart();
  await until(room, ({ connection }) => connection.kind === 'joined', 'the buyer is back');
  expect(
    claimsOf(room.store.getState().show.deals.claims[dealId], room.store.getState().you?.id ?? ''),
  ).toEqual(before);
  await expect(room.send('deal.checkout', { dealId, claimId })).resolves.toHaveProperty('address');
  expect((await post({ body: paid(hold) })).status).toBe(200);
  await until(room, () => state() === 'paid', 'paid after the restart');
});
