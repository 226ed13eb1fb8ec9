import { createHash } from 'node:crypto';
import type { RawProduct } from './raw-product.ts';

const MAX_KEY = 64;

/** A handle or key that fits into a product's id: a longer one is cut, and told apart by its hash. */
export function shopKey(key: string): string {
  if (key.length <= MAX_KEY) return key;
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 8);
  return `${key.slice(0, MAX_KEY - 9)}-${hash}`;
}

/** Where a product of a Shopify shop can be bought. */
export const shopAddress = (shop: string, handle: string): string =>
  `https://${shop}/products/${encodeURIComponent(handle)}`;

/** Why a product is not for sale in its shop; undefined where it is. */
export function unsoldFlaw(status: string, published: string): RawProduct['flaw'] {
  if (status !== '' && status.toLowerCase() !== 'active')
    return { reason: 'not-for-sale', name: 'Status', value: status };
  return published.toLowerCase() === 'false'
    ? { reason: 'not-for-sale', name: 'Published', value: published }
    : undefined;
}
