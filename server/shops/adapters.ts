import type { ShopKind } from '../../shared/shops/connection.ts';
import type { Credentials } from '../../shared/shops/protocol.ts';
import type { ShopAdapter } from './adapter.ts';
import type { ShopHttp } from './http.ts';
import { ShopError } from './shop-error.ts';
import { ShopifyAdapter } from './shopify/adapter.ts';
import { StripeAdapter } from './stripe/adapter.ts';
import { WooAdapter } from './woocommerce/adapter.ts';

const STRIPE = 'https://api.stripe.com';
/** `northwind`, `northwind.myshopify.com`, or the address of the shop's admin. */
const SHOPIFY =
  /^(?:https?:\/\/)?(?:admin\.shopify\.com\/store\/)?([a-z\d][a-z\d-]*)(?:\.myshopify\.com)?(?:\/.*)?$/i;

interface AdapterOptions {
  readonly http: ShopHttp;
  readonly address: string;
  readonly credentials: Credentials;
  readonly hookSecret?: string | undefined;
}

/** The adapter of a shop by the kind of its credentials. */
export function createAdapter({ http, address, credentials, hookSecret }: AdapterOptions): ShopAdapter {
  switch (credentials.kind) {
    case 'shopify':
      return new ShopifyAdapter({ http, address, credentials });
    case 'woocommerce':
      return new WooAdapter({ http, address, credentials });
    case 'stripe':
      return new StripeAdapter({ http, address, credentials, hookSecret });
  }
}

/**
 * The address of a shop's API as it is kept, from what somebody typed. Throws a ShopError `wrong-shop`.
 * @param mayBePrivate whether it may be any address, also for kinds whose shops have names of one domain
 */
export function shopAddress(kind: ShopKind, typed: string, mayBePrivate: boolean): string {
  const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (mayBePrivate && /^https?:\/\//i.test(typed) && url) return bare(url);
  if (kind === 'stripe') return STRIPE;
  if (kind === 'shopify') {
    const [, shop] = SHOPIFY.exec(typed) ?? [];
    if (!shop) throw new ShopError('wrong-shop', typed);
    return `https://${shop.toLowerCase()}.myshopify.com`;
  }
  if (!url?.hostname.includes('.') || url.username) throw new ShopError('wrong-shop', typed);
  url.protocol = 'https:';
  return bare(url);
}

const bare = ({ origin, pathname }: URL): string =>
  `${origin}${pathname.replace(/\/(?:wp-(?:admin|json).*)?$/, '')}`;
