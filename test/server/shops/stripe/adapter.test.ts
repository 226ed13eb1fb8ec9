import { beforeAll, describe, expect, test } from 'vitest';
import type { Room } from '../../../../client/room/room.ts';
import { eur } from '../../../support/deals.ts';
import { until } from '../../../support/room.ts';
import type { TestServer } from '../../../support/server.ts';
import { buyer, claimIn, startConnected, startDeal } from '../../../support/shops/connected.ts';
import { productIn } from '../../../support/shops/show-view.ts';
import { StripeShop } from '../../../support/shops/stripe.ts';

let server: TestServer;
let host: Room;
let shop: StripeShop;
let connectionId: string;
const credentials = () => ({ kind: 'stripe' as const, key: shop.key });

beforeAll(async () => {
  shop = await new StripeShop().listen();
  shop.add('Print', 5000);
  const connected = await startConnected(shop, {
    credentials: credentials(),
    products: 1,
    secrets: ['whsec_of-the-endpoint'],
  });
  ({ server, host, connectionId } = connected);
  return connected.close;
}, 60_000);

describe('Stripe, connected', () => {
  test('brings its products, and takes the deal’s price for one of them', async () => {
    expect(productIn(host.store.getState(), 'Print')).toMatchObject({ id: 'prod_0', price: eur(5000) });
    const plan = await startDeal(host, 'prod_0', { terms: { kind: 'flash', price: eur(3900) } });
    const { claimId, checkout } = await buyer(server, plan);
    const { address } = await checkout();
    const session = shop.sessionOf(claimId);
    expect(address).toBe(`${shop.origin}/c/pay/${session.id}`);
    expect(session).toMatchObject({ amount: 3900, currency: 'eur' });
    expect(session.fields.get('shipping_address_collection[allowed_countries][0]')).toBe('AT');
    shop.pay(session);
    expect(await shop.tell('checkout.session.completed', session)).toEqual([204]);
    await until(host, view => claimIn(view, claimId)?.state.kind === 'paid', 'the claim is paid');
    expect(await shop.tell('checkout.session.completed', session)).toEqual([204]);
    await until(
      host,
      ({ live }) => live.deals.figures[plan.id]?.paidMinor === 3900,
      'the money is counted once',
    );
  });

  test('tells of a payment that failed, keeps the hold, and takes the next try', async () => {
    const plan = await startDeal(host, 'prod_0', { terms: { kind: 'flash', price: eur(3900) } });
    const { claimId, checkout } = await buyer(server, plan);
    await checkout();
    const session = shop.sessionOf(claimId);
    shop.pay(session, false);
    await shop.tell('payment_intent.payment_failed', session);
    const view = await until(
      host,
      each => claimIn(each, claimId)?.failed !== undefined,
      'the failure is told',
    );
    expect(claimIn(view, claimId)?.state.kind).toBe('held');
    shop.pay(session);
    // The news of the success comes before the late one of the failure.
    await shop.tell('checkout.session.completed', session);
    await shop.tell('payment_intent.payment_failed', session);
    await until(host, each => claimIn(each, claimId)?.state.kind === 'paid', 'the claim is paid');
  });

  test('is paid in for products that lead to no shop of their own', async () => {
    await host.send('catalog.add', {
      product: { id: 'mug', title: 'Mug', price: eur(1500), aliases: [], history: [], stock: 9 },
    });
    const plan = await startDeal(host, 'mug', { terms: { kind: 'flash', price: eur(1200) } });
    const { claimId, checkout } = await buyer(server, plan);
    await checkout();
    const session = shop.sessionOf(claimId);
    expect(session.fields.get('line_items[0][price_data][product_data][name]')).toBe('Mug');
    shop.pay(session);
    await until(
      host,
      view => claimIn(view, claimId)?.state.kind === 'paid',
      'the claim is paid without a webhook',
    );
    await until(host, view => productIn(view, 'Mug')?.stock === 8, 'the unit is taken from stock');
  });

  describe('with a Payment Link as a product’s buy link', () => {
    let links = 0;
    /** A product that leads to a link of that price, and a buyer with a hold of a deal. */
    async function held(linkMinor: number, dealMinor: number, change = {}) {
      const link = shop.addLink(linkMinor, change);
      const id = `linked${links++}`;
      const product = {
        id,
        title: id,
        price: eur(5000),
        aliases: [],
        history: [],
        stock: 9,
        buyUrl: link.url,
      };
      await host.send('catalog.add', { product });
      // Links are looked for once a minute; connecting anew looks at once.
      await host.send('shop.connect', { address: shop.origin, credentials: credentials() });
      const plan = await startDeal(host, id, { units: 1, terms: { kind: 'flash', price: eur(dealMinor) } });
      return { link, plan, ...(await buyer(server, plan)) };
    }
    const becomes = (claimId: string, kind: string) =>
      until(host, view => claimIn(view, claimId)?.state.kind === kind, `the claim is ${kind}`);

    test('has the claim in the link’s address, and learns of its payment, told late and twice', async () => {
      const { link, claimId, checkout, room, plan } = await held(3900, 3900);
      const { address } = await checkout();
      expect(address).toBe(`${link.url}?client_reference_id=${claimId}`);
      // Others open the same link, also without any claim.
      shop.openLink(link.url);
      const session = shop.openLink(address);
      for (const _ of [1, 2, 3]) shop.openLink(link.url);
      shop.pay(session, false);
      await until(host, view => claimIn(view, claimId)?.failed !== undefined, 'the failure is told');
      shop.pay(session);
      expect(await shop.tell('checkout.session.completed', session, 'another secret')).toEqual([401]);
      expect(await shop.tell('checkout.session.completed', session)).toEqual([204]);
      await becomes(claimId, 'paid');
      expect(await shop.tell('checkout.session.expired', session)).toEqual([204]);
      expect(await shop.tell('checkout.session.completed', session)).toEqual([204]);
      await until(host, ({ live }) => live.deals.figures[plan.id]?.paidMinor === 3900, 'counted once');
      await expect(room.send('deal.checkout', { dealId: plan.id, claimId })).rejects.toMatchObject({
        code: 'not-held',
      });
    });

    test('opens a session at the deal’s price where the link’s is another, or codes may lower it', async () => {
      for (const [linkMinor, change] of [
        [5000, {}],
        [3900, { codes: true }],
      ] as const) {
        const { claimId, checkout } = await held(linkMinor, 3900, change);
        await checkout();
        const session = shop.sessionOf(claimId);
        expect(session).toMatchObject({ amount: 3900 });
        expect(session.link).toBeUndefined();
      }
    });

    test('leaves a link of another account what it is', async () => {
      const { link, checkout } = await held(3900, 3900);
      link.active = false;
      await host.send('shop.connect', { address: shop.origin, credentials: credentials() });
      const { address } = await checkout();
      expect(address).toContain(link.url);
      expect(address).not.toContain('client_reference_id');
      const { steps } = await host.send('shop.check', { connectionId });
      expect(steps.find(({ step }) => step === 'links')).toMatchObject({
        outcome: 'missing',
        note: 'foreign',
      });
    });

    test('asks for money back that comes by a link after its hold went to somebody else', async () => {
      const { plan, room, claimId, checkout } = await held(3900, 3900);
      const { address } = await checkout();
      const session = shop.openLink(address);
      await room.send('deal.giveBack', { dealId: plan.id, claimId });
      await expect.poll(() => session.status).toBe('expired');
      await buyer(server, plan);
      // The link itself can't be closed: its page still lies open somewhere.
      const late = shop.openLink(address);
      shop.pay(late);
      await shop.tell('checkout.session.completed', late);
      await until(
        host,
        ({ show }) => show.shops.payBacks.some(each => each.claimId === claimId),
        'the payment is to be given back',
      );
    });

    test('is looked at in the check of a purchase', async () => {
      for (const link of shop.links) link.active = true;
      await host.send('shop.connect', { address: shop.origin, credentials: credentials() });
      const { steps } = await host.send('shop.check', { connectionId });
      expect(steps.find(({ step }) => step === 'links')).toMatchObject({ outcome: 'ok', note: 'known' });
    });
  });

  test('has no session left that could be paid once its hold is given back', async () => {
    const plan = await startDeal(host, 'prod_0', { terms: { kind: 'flash', price: eur(3900) } });
    const { room, claimId, checkout } = await buyer(server, plan);
    await checkout();
    await room.send('deal.giveBack', { dealId: plan.id, claimId });
    await expect.poll(() => shop.sessionOf(claimId).status).toBe('expired');
  });

  test('is bought from without paying', async () => {
    const { steps, limits } = await host.send('shop.check', { connectionId });
    expect(steps.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual([
      'basket ok',
      'total ok',
      'shipping unknown',
      'tax ok',
      'page ok',
      'payment ok',
      'links ok',
      'word ok',
      'release ok',
    ]);
    expect(limits).toEqual([{ code: 'trial' }]);
  });

  test('refuses news that is not signed with its endpoint’s secret', async () => {
    const [session] = shop.sessions.values();
    if (!session) throw new Error('There is no session.');
    expect(await shop.tell('checkout.session.completed', session, 'another')).toEqual([401]);
  });

  test('names the right that a restricted key lacks, and never the key', async () => {
    shop.rights.delete('checkout');
    const refused = host.send('shop.connect', { address: shop.origin, credentials: credentials() });
    await expect(refused).rejects.toMatchObject({
      params: { fault: 'missing-scope', detail: 'rak_checkout_read' },
    });
    shop.rights.add('checkout');
  });
});
