import type { z } from 'zod';
import type { ShopNote } from '../../../shared/shops/protocol.ts';
import type { ShopFacts } from '../adapter.ts';
import { ShopError } from '../shop-error.ts';
import { SHOPIFY_VERSION, type ShopifyClient } from './client.ts';
import type { Destination } from './inspect.ts';
import type { Facts } from './queries.ts';

type Told = z.infer<typeof Facts>;

/** Rights that nothing goes without; `write_…` includes reading. */
const NEEDED = ['read_products', 'write_draft_orders', 'read_orders', 'read_inventory'];
const HELPFUL = ['write_inventory', 'read_locations', 'write_products'];

/** What opening a draft order costs of a shop's points. */
const POINTS_OF_DRAFT = 10;

/** Where the shop is, which a check has a parcel sent to. */
export function destinationOf({ shop }: Told): Destination | undefined {
  const { countryCodeV2, zip, city, address1 } = shop.billingAddress ?? {};
  if (!countryCodeV2) return undefined;
  return {
    countryCode: countryCodeV2,
    zip: zip ?? undefined,
    city: city ?? undefined,
    address1: address1 ?? undefined,
  };
}

/** What a shop says of itself. Throws a ShopError where rights are missing, or it is another one than was asked for. */
export function shopFacts(
  { shop, currentAppInstallation }: Told,
  host: string,
  { version, pointsPerSecond }: Pick<ShopifyClient, 'version' | 'pointsPerSecond'>,
): ShopFacts {
  const scopes = new Set(currentAppInstallation.accessScopes.map(({ handle }) => handle));
  const lacks = (scope: string) => !scopes.has(scope) && !scopes.has(scope.replace(/^read_/, 'write_'));
  const missing = NEEDED.filter(lacks);
  if (missing.length > 0) throw new ShopError('missing-scope', missing.join(', '));
  if (host.endsWith('.myshopify.com') && shop.myshopifyDomain !== host)
    throw new ShopError('wrong-shop', shop.myshopifyDomain);
  const cannotTell = HELPFUL.filter(lacks);
  const isTrial = shop.plan?.partnerDevelopment === true;
  const notes: ShopNote[] = [];
  if (version !== SHOPIFY_VERSION) notes.push({ code: 'version', detail: `${version} / ${SHOPIFY_VERSION}` });
  if (cannotTell.length > 0) notes.push({ code: 'no-stock-write', detail: cannotTell.join(', ') });
  if (isTrial) notes.push({ code: 'trial' });
  const plan = shop.plan?.publicDisplayName;
  const limits: ShopFacts['limits'] = [
    ...(plan ? [{ code: 'plan' as const, value: plan }] : []),
    ...(pointsPerSecond === undefined
      ? []
      : [{ code: 'pace' as const, value: String(Math.floor(pointsPerSecond / POINTS_OF_DRAFT)) }]),
    ...(isTrial ? [{ code: 'trial' as const }] : []),
  ];
  return { name: shop.name, currency: shop.currencyCode, notes, limits };
}
