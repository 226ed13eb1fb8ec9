import type { ProductCard } from './product.ts';

/** Path of the demo shop's page on the show's own server. */
export const DEMO_SHOP_PATH = '/demo-shop/';

/**
 * Whether a buy link is the demo shop's page; its query may name an item. It is compared as text, so that an address
 * that only resolves to the same page (another spelling, the server's own origin before it) never counts.
 */
export const isDemoShopLink = (link: string): boolean =>
  link === DEMO_SHOP_PATH || link.startsWith(`${DEMO_SHOP_PATH}?`);

/** Whether what is held of a product is paid in the demo shop. */
export const leadsToDemoShop = ({
  checkout,
  buyUrl = '',
}: Pick<ProductCard, 'checkout' | 'buyUrl'>): boolean => !checkout && isDemoShopLink(buyUrl);
