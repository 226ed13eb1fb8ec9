import { expect, test } from 'vitest';
import { shopAddress } from '../../../server/shops/adapters.ts';
import type { ShopKind } from '../../../shared/shops/connection.ts';

const addressOf = (kind: ShopKind, typed: string): string => {
  try {
    return shopAddress(kind, typed, false);
  } catch {
    return 'refused';
  }
};

test('a shop’s address is found in whatever its owner copies', () => {
  for (const typed of [
    'northwind',
    'Northwind.myshopify.com',
    'https://northwind.myshopify.com/admin/products',
    'https://admin.shopify.com/store/northwind/settings',
  ])
    expect(addressOf('shopify', typed), typed).toBe('https://northwind.myshopify.com');
  for (const typed of [
    'shop.example.com',
    'https://shop.example.com/',
    'http://shop.example.com/wp-admin/index.php',
  ])
    expect(addressOf('woocommerce', typed), typed).toBe('https://shop.example.com');
  expect(addressOf('woocommerce', 'https://example.com/shop/')).toBe('https://example.com/shop');
  expect(addressOf('stripe', '')).toBe('https://api.stripe.com');
});

test('no other server gets a shop’s keys', () => {
  for (const typed of [
    'evil.example',
    'https://evil.example/.myshopify.com',
    'northwind.myshopify.com.evil.example',
    '',
  ])
    expect(addressOf('shopify', typed), typed).toBe('refused');
  expect(addressOf('stripe', 'https://evil.example')).toBe('https://api.stripe.com');
  expect(addressOf('woocommerce', 'https://name:word@shop.example.com')).toBe('refused');
});
