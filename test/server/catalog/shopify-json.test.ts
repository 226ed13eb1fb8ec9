import { describe, expect, test } from 'vitest';
import { exportOf } from './exports/export-of.ts';

describe('products.json of a Shopify shop', () => {
  const reading = exportOf('shopify-products.json', { shop: 'northwind.myshopify.com', currency: 'EUR' });

  test('has variants that the cart knows, the first available one as the one to buy', () => {
    expect(reading.format).toBe('shopify-json');
    expect(reading.products[0]).toMatchObject({
      id: 'linen-shirt',
      category: 'Shirts',
      checkout: { kind: 'shopify', shop: 'northwind.myshopify.com', variantId: '44100000000002' },
      variants: [
        { id: '44100000000001', title: 'S / White', stock: 0 },
        { id: '44100000000002', title: 'M / White' },
      ],
    });
    expect(reading.products[0]).not.toHaveProperty('stock');
    expect(reading.products[1]).toMatchObject({ id: 'steel-bottle', stock: 120 });
  });

  test('names a bad product by the line on which it begins', () => {
    expect(reading.bad).toEqual([{ line: 80, field: 'price', reason: 'not-a-price', value: 'call us' }]);
  });
});
