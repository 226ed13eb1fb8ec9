import { z } from 'zod';
import type { CheckoutReading, ShopOrder } from '../adapter.ts';
import { unitPrices } from '../order-lines.ts';

/** Name of the metadata that says which claim is paid for. */
export const CLAIM_KEY = 'vitrine_claim';

/** What of a session is read along with it. */
export const EXPANDED = 'payment_intent.latest_charge';

const Intent = z.object({
  id: z.string(),
  status: z.string(),
  last_payment_error: z.object({ message: z.string().nullish() }).nullish(),
  latest_charge: z.object({ created: z.number(), refunded: z.boolean().nullish() }).nullish(),
});

export const Session = z.object({
  id: z.string(),
  url: z.string().nullish(),
  status: z.string().nullish(),
  client_reference_id: z.string().nullish(),
  payment_status: z.string(),
  amount_total: z.number().nullish(),
  currency: z.string().nullish(),
  created: z.number(),
  payment_intent: z.union([z.string(), Intent]).nullish(),
  payment_method_types: z.array(z.string()).nullish(),
  automatic_tax: z.object({ enabled: z.boolean() }).nullish(),
});
export type Session = z.infer<typeof Session>;

/** Where a parcel may go to: the seller's country, and with one of the European Union all of it. */
const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
export const parcelCountries = (country: string): string[] => (EU.includes(country) ? EU : [country]);

/** A session in which a claim is paid at the deal's price, whatever price its product has at Stripe. */
export const sessionFields = (
  { claimId, lines, total, returnTo }: ShopOrder,
  country: string | undefined,
) => ({
  mode: 'payment',
  success_url: returnTo,
  cancel_url: returnTo,
  client_reference_id: claimId,
  metadata: { [CLAIM_KEY]: claimId },
  payment_intent_data: { metadata: { [CLAIM_KEY]: claimId } },
  ...(country && { shipping_address_collection: { allowed_countries: parcelCountries(country) } }),
  line_items: lines.flatMap(({ title, product, ...line }) =>
    unitPrices(line).map(({ quantity, price }) => ({
      quantity,
      price_data: {
        currency: total.currency.toLowerCase(),
        unit_amount: price.minor,
        ...(product ? { product } : { product_data: { name: title } }),
      },
    })),
  ),
});

export const isOpen = ({ status }: Session): boolean => status === 'open';

/** How it stands with a session. One that is open after a payment that failed may be paid again. */
export function sessionReading(session: Session): CheckoutReading {
  const {
    id: ref,
    status,
    payment_status: paid,
    amount_total: minor,
    currency,
    payment_intent: found,
  } = session;
  const intent = typeof found === 'object' ? found : undefined;
  const charge = intent?.latest_charge;
  const hasFailed = Boolean(intent?.last_payment_error) || intent?.status === 'requires_payment_method';
  const stateOf = (): CheckoutReading['state'] => {
    if (status === 'expired') return 'gone';
    if (status === 'complete' && paid !== 'unpaid') return charge?.refunded ? 'cancelled' : 'paid';
    return hasFailed && intent?.last_payment_error ? 'failed' : 'open';
  };
  const state = stateOf();
  return {
    ref,
    state,
    order: intent?.id ?? ref,
    // A refund is later than the charge, by a time that is not said here.
    at: charge && state !== 'cancelled' ? charge.created * 1000 : undefined,
    total: typeof minor === 'number' && currency ? { minor, currency: currency.toUpperCase() } : undefined,
  };
}
