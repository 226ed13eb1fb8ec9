import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../../../server/catalog/read-catalog.ts';
import { exportOf } from '../exports/export-of.ts';

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

describe('one product of a Shopify shop', () => {
  const product = (handle: string) => ({
    handle,
    title: handle,
    images: ['https://cdn.x.test/a.jpg'],
    product_type: { name: 'Odd' },
    variants: [
      { id: 1, title: 'S', price: '5.00', compare_at_price: '5.00' },
      { id: 2, title: 'M', price: null },
    ],
  });
  const read = (text: string) => readCatalog(new TextEncoder().encode(text), 'json');

  test.each([
    ['by itself', JSON.stringify(product('lamp'), null, 1)],
    ['in an object', JSON.stringify({ product: product('lamp') })],
    ['on a line', `${JSON.stringify(product('lamp'))}\n${JSON.stringify(product('mug'))}`],
  ])('%s comes in, with what its variants lack named', (_how, text) => {
    const { format, products, notes, bad } = read(text);
    expect(format).toBe('shopify-json');
    expect(products[0]).toMatchObject({
      id: 'lamp',
      price: { minor: 500 },
      picture: 'https://cdn.x.test/a.jpg',
      variants: [{ id: '1', title: 'S' }],
    });
    expect(notes[0]).toMatchObject({ reason: 'compare-not-above', value: '5.00' });
    expect(bad[0]).toMatchObject({ field: 'price', reason: 'missing' });
  });
});
