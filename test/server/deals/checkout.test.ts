import { expect, test } from 'vitest';
import { Checkout } from '../../../server/deals/checkout.ts';
import type { Product } from '../../../shared/catalog/product.ts';
import type { DealPlan } from '../../../shared/deals/terms.ts';
import { DAY_MS, demoShelf, eur, flash, host, shelf, viewer } from '../../support/deals.ts';
import { Story } from '../../support/story.ts';

const checkout = new Checkout('a secret of the server');
const HOUR_MS = 60 * 60 * 1000;

/** What a buyer who holds the shoe is answered, with the shelf's products changed. */
function addressWith(change: (product: Product) => object, plan: Partial<DealPlan> = {}) {
  const products = shelf(Date.now()).map(product => ({ ...product, ...change(product) }));
  const story = new Story(Date.now() + HOUR_MS).do('catalog.import', { products });
  story.do('deal.save', { plan: flash(plan) }).do('deal.start', { dealId: 'deal' });
  const { claimId } = story.as(viewer('ann')).ask('deal.claim', { dealId: 'deal', units: 1 });
  story.as(host);
  return checkout.addressOf('autumn', story.state, 'ann', { dealId: 'deal', claimId });
}

const tokenIn = (address: string) =>
  new URL(address, 'http://own.invalid').searchParams.get('vitrine_hold') ?? '';

/** Whether the demo shop takes the hold with which an address was given. */
async function isDemo(address: string): Promise<boolean> {
  return checkout.readDemoHold('autumn', tokenIn(address)).then(
    () => true,
    () => false,
  );
}

test('a hold of a product without a buy link is refused a checkout, in words that say what to mend', async () => {
  // An old list may have links that are refused now.
  const bad = ['https://shop.example:99999/shoe', 'http://[', '/\\evil.example', '/.//evil.example'];
  for (const buyUrl of [undefined, ...bad]) {
    await expect(addressWith(() => ({ buyUrl }))).rejects.toMatchObject({
      code: 'no-buy-link',
      params: { productId: 'shoe' },
      message: expect.stringContaining('give it a buy link'),
    });
  }
});

test('a hold is read by the show’s time, on a machine whose clock was set days ahead too', async () => {
  const now = Date.now() - 3 * DAY_MS;
  const story = new Story(now).do('catalog.import', { products: demoShelf(now) });
  story.do('deal.save', { plan: flash() }).do('deal.start', { dealId: 'deal' });
  const { claimId } = story.as(viewer('ann')).ask('deal.claim', { dealId: 'deal', units: 1 });
  const claim = { dealId: 'deal', claimId };
  const token = tokenIn((await checkout.addressOf('autumn', story.state, 'ann', claim)).address);
  await expect(checkout.readDemoHold('autumn', token)).rejects.toMatchObject({ code: 'expired' });
  expect(await checkout.readDemoHold('autumn', token, now)).toMatchObject({ claim: claimId });
});

test('a hold leads to the demo shop where its product does, and is signed with the demo shop’s own secret', async () => {
  const { address } = await addressWith(() => ({ buyUrl: '/demo-shop/?item=shoe' }));
  expect(address).toMatch(/^\/demo-shop\/\?item=shoe&vitrine_hold=/);
  expect(await isDemo(address)).toBe(true);
});

test.each([
  'https://shop.example/demo-shop/',
  '/demo-shop',
  '/demo-shop/index.html',
  '/other/../demo-shop/',
  '/%64emo-shop/',
])('a product whose buy link is %s does not lead to the demo shop', async buyUrl => {
  expect(await isDemo((await addressWith(() => ({ buyUrl }))).address)).toBe(false);
});

test('a product with a Shopify cart is paid there, whatever its buy link says', async () => {
  const cart = { kind: 'shopify', shop: 'northwind.myshopify.com', variantId: '7' } as const;
  const { address } = await addressWith(() => ({ buyUrl: '/demo-shop/', checkout: cart }));
  expect(address).toMatch(/^https:\/\/northwind\.myshopify\.com\/cart\/7:1\?/);
});

test('a bundle of a demo product and another one is not paid in the demo shop', async () => {
  const items = [
    { productId: 'shoe', count: 1 },
    { productId: 'sock', count: 1 },
  ];
  const bundle = { items, terms: { kind: 'flash', price: eur(17_900) } } as const;
  const shoeOnly = ({ id }: Product) => (id === 'shoe' ? { buyUrl: '/demo-shop/' } : {});
  await expect(addressWith(shoeOnly, bundle)).rejects.toMatchObject({ code: 'no-buy-link' });
  const { address } = await addressWith(() => ({ buyUrl: '/demo-shop/' }), bundle);
  expect(await isDemo(address)).toBe(true);
});
