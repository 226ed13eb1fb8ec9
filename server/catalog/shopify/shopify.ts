import { createHash } from 'node:crypto';
import type { RawProduct } from '../raw-product.ts';
import { readFlag } from '../values/read-flag.ts';

const MAX_KEY = 64;

/** A handle or key as a product's id: one that is too long is cut, with a hash to keep it unique. */
export function shopKey(key: string): string {
  if (key.length <= MAX_KEY) return key;
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 8);
  return `${key.slice(0, MAX_KEY - 9)}-${hash}`;
}

/** Address of a product in a Shopify shop. */
export const shopAddress = (shop: string, handle: string): string =>
  `https://${shop}/products/${encodeURIComponent(handle)}`;

/** The error of a product that isn't for sale in its shop; undefined where it is. */
export function notForSaleError(status: string, published: string): RawProduct['error'] {
  if (status !== '' && status.toLowerCase() !== 'active')
    return { reason: 'not-for-sale', name: 'Status', value: status };
  return readFlag(published) === false
    ? { reason: 'not-for-sale', name: 'Published', value: published }
    : undefined;
}
