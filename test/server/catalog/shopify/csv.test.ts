import { describe, expect, test } from 'vitest';
import { exportOf } from '../exports/export-of.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

describe('the product export of Shopify', () => {
  const reading = exportOf('shopify.csv', { shop: 'northwind.myshopify.com' });
  const byId = (id: string) => reading.products.find(product => product.id === id);

  test('is known by its columns, and says that it names no currency', () => {
    expect(reading).toMatchObject({ format: 'shopify-csv', columns: [], missing: [], assumed: 5 });
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
    expect(reading.bad).toEqual([{ line: 10, field: 'Status', reason: 'not-for-sale', value: 'draft' }]);
  });

  test('has everything else, with a note by line, column and value on what was done', () => {
    expect(byId('moth-lamp')).toMatchObject({ price: eur(11900), stock: 0 });
    expect(byId('wool-socks')).toMatchObject({ price: eur(900) });
    expect(byId('wool-socks')).not.toHaveProperty('compareAt');
    expect(reading.notes).toEqual([
      { line: 9, field: 'Variant Inventory Qty', reason: 'stock-negative', value: '-3', used: '0' },
      { line: 11, field: 'Variant Compare At Price', reason: 'compare-not-above', value: '8.00' },
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
