import { describe, expect, test } from 'vitest';
import { exportOf } from './exports/export-of.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

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
