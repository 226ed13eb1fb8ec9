import { expect, test } from 'vitest';
import { Product, WebAddress } from '../../../shared/catalog/product.ts';

test.each([
  'https://shop.example/a?b=c',
  'HTTP://shop.example:8080?x',
  'http://[::1]:80/a',
  '/pictures/a.webp',
  '/',
  '/a\\b',
  '/a..b/.c?../#/..',
  '/a/../b/./',
  '/a?b=../c//d',
  'https://магазин.example/товар',
])('an address that a page may open is taken: %s', address => {
  expect(WebAddress.safeParse(address).success).toBe(true);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\\/evil.example',
  'http://[',
  'https://',
  'javascript:alert(1)',
  'data:text/html,x',
  'shop.example/a',
  'https://shop.example/a b',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/%2E%2e/\\\\evil.example',
  '/./\\\\evil.example',
  '/a/..\\/evil.example',
  'https:\\\\evil.example',
  'https:///evil.example',
  'http://[::1',
  'http://[:::::]/',
  'http://999.999.999.999/',
  'http://shop.example:99999/',
  'http://%zz/',
  'http://a<b/',
  'http://\u0000/',
  'https://shop.example@evil.example/',
  'https://shop.example:443@evil.example/',
])('an address that leads elsewhere or nowhere is refused: %s', address => {
  expect(WebAddress.safeParse(address).success).toBe(false);
});

test('an address that was written before it was refused is left out, and the product stays', () => {
  const written = {
    id: 'p1',
    title: 'Lamp',
    price: { minor: 100, currency: 'EUR' },
    buyUrl: '/\\evil.example',
  };
  expect(Product.parse({ ...written, picture: '/pictures/a.png' })).toMatchObject({
    title: 'Lamp',
    buyUrl: undefined,
    picture: '/pictures/a.png',
  });
});
