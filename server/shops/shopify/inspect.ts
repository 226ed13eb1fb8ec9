import type { z } from 'zod';
import { parseMoney } from '../../../shared/money.ts';
import type { CheckStep } from '../../../shared/shops/check.ts';
import type { OpenedCheckout, ShopOrder } from '../adapter.ts';
import { ShopError } from '../shop-error.ts';
import type { ShopifyClient } from './client.ts';
import { CALCULATE, Calculated, draftInput } from './orders.ts';

type Calculation = NonNullable<z.infer<typeof Calculated>['draftOrderCalculate']['calculatedDraftOrder']>;

const moneyOf = ({ shopMoney }: Calculation['totalTaxSet']) =>
  parseMoney(shopMoney.amount, shopMoney.currencyCode);

/** The country, and more where the shop says it, that a parcel of the check goes to: its own. */
export interface Destination {
  readonly countryCode: string;
  readonly zip?: string | undefined;
  readonly city?: string | undefined;
  readonly address1?: string | undefined;
}

/** What a purchase meets in a Shopify shop: its total, shipping, taxes, the page itself and how it is paid. */
export async function inspectShopify(
  client: ShopifyClient,
  order: ShopOrder,
  { address }: OpenedCheckout,
  shippingAddress: Destination | undefined,
): Promise<CheckStep[]> {
  const input = { ...draftInput(order), ...(shippingAddress && { shippingAddress }) };
  const { draftOrderCalculate } = await client.query(Calculated, CALCULATE, { input });
  const [error] = draftOrderCalculate.userErrors;
  const { calculatedDraftOrder: calculated } = draftOrderCalculate;
  if (error || !calculated) throw new ShopError('refused', error?.message);
  return [
    totalStep(order, calculated),
    shippingStep(calculated),
    taxStep(calculated),
    await pageStep(client, address),
    { step: 'payment', outcome: 'unknown', note: 'try-yourself' },
  ];
}

function totalStep(
  { total }: ShopOrder,
  { subtotalPriceSet, totalTaxSet, taxesIncluded }: Calculation,
): CheckStep {
  const subtotal = moneyOf(subtotalPriceSet);
  const tax = moneyOf(totalTaxSet)?.minor ?? 0;
  // Where prices come with their taxes, some versions state the subtotal without them.
  const isExact =
    subtotal?.minor === total.minor || (taxesIncluded && subtotal && subtotal.minor + tax === total.minor);
  return isExact
    ? { step: 'total', outcome: 'ok', note: 'exact', money: total }
    : { step: 'total', outcome: 'missing', note: 'differs', ...(subtotal && { money: subtotal }) };
}

function shippingStep({ availableShippingRates: rates }: Calculation): CheckStep {
  const count = rates.length;
  return count > 0
    ? { step: 'shipping', outcome: 'ok', note: 'rates', count }
    : { step: 'shipping', outcome: 'missing', note: 'no-rates' };
}

function taxStep({ taxesIncluded, totalTaxSet }: Calculation): CheckStep {
  const money = moneyOf(totalTaxSet);
  if (!money || money.minor === 0) return { step: 'tax', outcome: 'ok', note: 'none' };
  return { step: 'tax', outcome: 'ok', note: taxesIncluded ? 'included' : 'added', money };
}

/** A shop of a trial or behind a password shows that to a buyer, whatever its API says. */
async function pageStep(client: ShopifyClient, address: string): Promise<CheckStep> {
  const { status, headers } = await client.page(address);
  const isLocked = /\/password(\b|$)/.test(headers.location ?? '');
  if (isLocked) return { step: 'page', outcome: 'missing', note: 'locked' };
  return status < 400
    ? { step: 'page', outcome: 'ok', note: 'opens' }
    : { step: 'page', outcome: 'missing', note: 'closed', detail: `HTTP ${status}` };
}
