import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ShopHttp, withRetries } from '../../../server/shops/http.ts';
import { ShopError } from '../../../server/shops/shop-error.ts';
import { WooShop } from '../../support/shops/woocommerce.ts';

let shop: WooShop;
beforeEach(async () => {
  shop = await new WooShop().listen();
});
afterEach(() => shop.close());

const faultOf = (sent: Promise<unknown>) =>
  sent.then(
    () => 'none',
    error => (error as ShopError).fault,
  );

describe('requests to a shop', () => {
  test('go to the public network only, and by TLS', async () => {
    const http = new ShopHttp(false);
    expect(await faultOf(http.send(shop.origin))).toBe('refused');
    for (const address of [
      'https://127.0.0.1/',
      'https://localhost/',
      'https://169.254.169.254/',
      'https://[::1]/',
    ])
      expect(await faultOf(http.send(address)), address).toBe('private');
  });

  test('tell troubles of the shop apart', async () => {
    const http = new ShopHttp(true);
    expect((await http.send(`${shop.origin}/wp-json/`)).status).toBe(200);
    shop.trouble = 'down';
    expect(await faultOf(http.send(`${shop.origin}/wp-json/`))).toBe('down');
    shop.trouble = 'throttled';
    await expect(http.send(`${shop.origin}/wp-json/`)).rejects.toMatchObject({
      fault: 'throttled',
      pauseMs: 1000,
    });
    expect(await faultOf(http.send('http://127.0.0.1:9/'))).toBe('unreachable');
    http.close();
  });
});

test('what may pass is tried again within its time, and what can’t is not', async () => {
  let tries = 0;
  const passing = withRetries(5000, async () => {
    tries += 1;
    if (tries < 3) throw new ShopError('down');
    return 'done';
  });
  expect(await passing).toBe('done');
  tries = 0;
  const refused = withRetries(5000, async () => {
    tries += 1;
    throw new ShopError('unauthorized');
  });
  expect(await faultOf(refused)).toBe('unauthorized');
  expect(tries).toBe(1);
});
