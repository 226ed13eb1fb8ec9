import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ReadOptions, readCatalog } from '../../../server/catalog/read-catalog.ts';

const exportOf = (name: string, options: ReadOptions = {}) =>
  readCatalog(
    readFileSync(new URL(`exports/${name}`, import.meta.url)),
    name.endsWith('.json') ? 'json' : 'csv',
    options,
  );
const eur = (minor: number) => ({ minor, currency: 'EUR' });

describe('the product export of Shopify', () => {
  const reading = exportOf('shopify.csv', { shop: 'northwind.myshopify.com' });
  const byId = (id: string) => reading.products.find(product => product.id === id);

  test('is known by its columns, and says that it names no currency', () => {
    expect(reading).toMatchObject({ format: 'shopify-csv', columns: [], missing: [], assumed: 6 });
  });

  test('has a product of several rows with its variants, their stock together and its first picture', () => {
    expect(byId('linen-shirt')).toEqual({
      id: 'linen-shirt',
      title: 'Linen shirt',
      price: eur(3900),
      compareAt: eur(4900),
      cost: eur(1450),
      stock: 15,
      brand: 'Northwind',
      category: 'Shirts & Tops',
      picture: 'https://cdn.shopify.com/s/files/1/0001/linen-1.jpg?v=1',
      buyUrl: 'https://northwind.myshopify.com/products/linen-shirt',
      variants: [
        { id: 'NW-LS-S-W', title: 'S / White', price: eur(3900), compareAt: eur(4900), stock: 4 },
        { id: 'NW-LS-M-W', title: 'M / White', price: eur(3900), compareAt: eur(4900), stock: 9 },
        { id: 'NW-LS-XL-W', title: 'XL / White', price: eur(4400), stock: 2 },
      ],
      aliases: [],
      history: [],
    });
  });

  test('has a product of one form without variants, and no price before where it says 0.00', () => {
    expect(byId('steel-bottle')).toMatchObject({ price: eur(2450), stock: 120, category: 'Kitchen' });
    expect(byId('steel-bottle')).not.toHaveProperty('variants');
    expect(byId('steel-bottle')).not.toHaveProperty('compareAt');
  });

  test('says nothing of the stock of what the shop does not count', () => {
    expect(byId('gift-card')).toMatchObject({ price: eur(2500) });
    expect(byId('gift-card')).not.toHaveProperty('stock');
  });

  test('names what can not come in by line, column and reason', () => {
    expect(reading.bad).toEqual([
      { line: 9, field: 'Variant Inventory Qty', reason: 'negative', value: '-3' },
      { line: 10, field: 'Status', reason: 'not-for-sale', value: 'draft' },
      { line: 11, field: 'Variant Compare At Price', reason: 'not-above-price', value: '8.00' },
    ]);
  });

  test('is read in its newer form as well', () => {
    const newer = exportOf('shopify-newer.csv', { currency: 'USD' });
    expect(newer).toMatchObject({ format: 'shopify-csv', assumed: 0 });
    expect(newer.products).toMatchObject([
      {
        id: 'canvas-tote',
        price: { minor: 1800, currency: 'USD' },
        stock: 42,
        variants: [{ title: 'Natural' }, { title: 'Black' }],
      },
    ]);
    expect(newer.bad).toMatchObject([{ line: 4, reason: 'not-for-sale' }]);
  });
});

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

describe('the product export of WooCommerce', () => {
  const reading = exportOf('woocommerce.csv', { currency: 'EUR', now: Date.parse('2026-11-22') });
  const byId = (id: string) => reading.products.find(product => product.id === id);

  test('has simple products with their sale price, first category and first picture', () => {
    expect(reading.format).toBe('woocommerce');
    expect(byId('WOO-BEANIE')).toMatchObject({
      title: 'Beanie',
      price: eur(1800),
      compareAt: eur(2000),
      stock: 15,
      brand: 'Hearth',
      category: 'Accessories',
      picture: 'https://shop.example/wp-content/uploads/beanie.jpg',
    });
  });

  test('has variations under their product, named by SKU or by number, and a sale that is over is none', () => {
    expect(byId('WOO-HOODIE')).toMatchObject({
      price: eur(4500),
      stock: 9,
      variants: [
        { id: 'WOO-HOODIE-BLUE', title: 'Blue', price: eur(4500), stock: 3 },
        { id: 'WOO-HOODIE-GREEN', title: 'Green', price: eur(4500), stock: 6 },
      ],
    });
    expect(byId('WOO-HOODIE')).not.toHaveProperty('compareAt');
  });

  test('has what is sold elsewhere with its address, what is sold out, and no groups', () => {
    expect(byId('48')).toMatchObject({ price: eur(1105), buyUrl: 'https://mercantile.example/pennant' });
    expect(byId('WOO-SERVICE')).toMatchObject({ stock: 0 });
    expect(reading.products.map(({ id }) => id)).not.toContain('WOO-LOGO');
    expect(reading.bad).toEqual([
      { line: 9, field: 'Published', reason: 'not-for-sale', value: '-1' },
      { line: 10, field: 'Stock', reason: 'not-whole', value: '2.5' },
    ]);
  });
});
