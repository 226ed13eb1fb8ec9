import { expect, test } from 'vitest';
import { WebAddress } from '../../../shared/catalog/product.ts';

test.each([
  'https://shop.example/a?b=c',
  'HTTP://shop.example:8080?x',
  'http://[::1]:80/a',
  '/pictures/a.webp',
  '/',
  '/a\\b',
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
])('an address that leads elsewhere or nowhere is refused: %s', address => {
  expect(WebAddress.safeParse(address).success).toBe(false);
});
