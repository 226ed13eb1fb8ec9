import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CommandError } from '../../../shared/errors.ts';
import type { Credentials } from '../../../shared/shops/protocol.ts';
import { eur, flash, viewer } from '../../support/deals.ts';
import { openShopShow } from '../../support/shops/in-process.ts';
import type { ShopServer } from '../../support/shops/shop-server.ts';
import { ShopifyShop } from '../../support/shops/shopify.ts';
import { WooShop } from '../../support/shops/woocommerce.ts';

/** How many units there are of the deal, and in the shop. */
const UNITS = 8;
const STOCK = 12;

interface Rush {
  readonly shop: ShopServer;
  readonly credentials: Credentials;
  /** The buyer pays at an address of the shop. */
  readonly pay: (address: string, claimId: string) => void;
  readonly stock: () => number | undefined;
}

async function shopifyRush(): Promise<Rush> {
  const shop = await new ShopifyShop().listen();
  const { variants } = shop.add('Runner', [{ price: '100.00', stock: STOCK }]);
  return {
    shop,
    credentials: { kind: 'shopify', clientId: shop.clientId, secret: shop.secret },
    pay: (_address, claimId) => {
      const draft = shop.draftOf(claimId);
      if (draft) shop.pay(draft);
    },
    stock: () => variants[0]?.stock,
  };
}

async function wooRush(): Promise<Rush> {
  const shop = await new WooShop().listen();
  const item = shop.add('Runner', '100.00', STOCK);
  return {
    shop,
    credentials: { kind: 'woocommerce', key: shop.key, secret: shop.secret },
    pay: address => void shop.buy(address),
    stock: () => item.stock,
  };
}

// What is asked over sockets goes on in true time.
const really = globalThis.setTimeout;

/** Lets the shops' time pass, and what they ask meanwhile be answered. */
async function pass(seconds: number, each: () => void = () => {}): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    for (let step = 0; step < 4; step++) {
      await vi.advanceTimersByTimeAsync(250);
      await new Promise(resolve => really(resolve, 3));
    }
    each();
  }
}

async function passUntil(holds: () => boolean, what: string, most = 90): Promise<void> {
  for (let second = 0; second < most && !holds(); second++) await pass(1);
  if (!holds()) throw new Error(`This never came to be: ${what}.`);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['Shopify', shopifyRush],
  ['WooCommerce', wooRush],
])(
  '%s down for a minute in a rush: nothing is oversold, buyers are told, and all sales are read',
  async (_name, open) => {
    const { shop, credentials, pay, stock } = await open();
    const { show, shops, submit, status, claims } = await openShopShow();
    const productOf = () => show.state.catalog.products[0];
    const { rules } = show.state.deals;
    await submit('deal.setRules', {
      rules: { ...rules, regions: [], brandsTogether: true, deepPercent: 100 },
    });
    await submit('shop.connect', { address: shop.origin, credentials });
    await passUntil(() => status()?.state === 'ok' && productOf() !== undefined, 'in step');

    const { brand: _none, ...plan } = flash({
      items: [{ productId: productOf()?.id ?? '', count: 1 }],
      terms: { kind: 'flash', price: eur(7900) },
      units: UNITS,
      holdSeconds: 600,
      runSeconds: 600,
    });
    const { brand } = productOf() ?? {};
    await submit('deal.save', { plan: { ...plan, ...(brand && { brand }) } });
    await submit('deal.start', { dealId: plan.id });

    const addresses = new Map<string, string>();
    const [told, tooLate] = [new Set<string>(), new Set<string>()];
    const claim = async (id: string): Promise<void> => {
      await submit('deal.claim', { dealId: plan.id, units: 1 }, { as: viewer(id) }).catch(
        (error: CommandError) => {
          expect(error.code).toBe('sold-out');
          tooLate.add(id);
        },
      );
    };
    /** Asks for where a hold is paid, as its page does. */
    const checkOut = async (): Promise<void> => {
      const held = claims().filter(({ id, state }) => state.kind === 'held' && !addresses.has(id));
      await Promise.all(
        held.map(each =>
          shops.addressOf(plan, each)?.then(
            address => void addresses.set(each.id, address ?? ''),
            (error: CommandError) => {
              expect(error).toMatchObject({ code: 'shop-failed', params: { fault: 'down' } });
              told.add(each.personId);
            },
          ),
        ),
      );
    };
    const countOf = (kind: string) => claims().filter(({ state }) => state.kind === kind).length;

    for (const id of ['early1', 'early2', 'early3']) await claim(id);
    const early = checkOut();
    await passUntil(() => addresses.size === 3, 'three have an order before the trouble');
    await early;

    shop.trouble = 'down';
    for (const [id, address] of addresses) pay(address, id);
    let second = 0;
    await pass(60, () => {
      second += 1;
      if (second % 2 === 0) void claim(`rush${second}`);
      if (second % 5 === 0) void checkOut();
      expect(countOf('held') + countOf('paid')).toBeLessThanOrEqual(UNITS);
    });
    expect(status()).toMatchObject({ state: 'away', fault: 'down' });
    expect([told.size, tooLate.size]).toEqual([UNITS - 3, 30 - (UNITS - 3)]);
    expect(countOf('paid')).toBe(0);

    shop.trouble = 'none';
    await passUntil(() => countOf('paid') === 3, 'what was paid in the trouble is read');
    await passUntil(() => {
      void checkOut();
      return addresses.size === UNITS;
    }, 'every hold has its order');
    for (const { id, state } of claims()) if (state.kind === 'held') pay(addresses.get(id) ?? '', id);
    await passUntil(() => countOf('paid') === UNITS, 'all sales are read');
    await passUntil(() => productOf()?.stock === STOCK - UNITS, 'the shelf has what is left');
    expect(stock()).toBe(STOCK - UNITS);
    expect(show.state.shops.payBacks).toEqual([]);
    shop.close();
  },
);
