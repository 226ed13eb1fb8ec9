import { z } from 'zod';
import { exactAmount, parseMoney } from '../../../shared/money.ts';
import type { CheckoutReading, ShopOrder } from '../adapter.ts';
import { unitPrices } from '../order-lines.ts';

/** Attribute of an order that names the claim which it pays for; its leading underscore keeps it from the buyer's sight. */
export const CLAIM_ATTRIBUTE = '_vitrine_claim';

const tagOf = (claimId: string): string => `vitrine-${claimId}`;

/** A draft order at the deal's price. The buyer's page adds shipping and, where the shop says so, taxes. */
export function draftInput({ claimId, title, lines, total }: ShopOrder): Record<string, unknown> {
  return {
    note: title,
    tags: ['vitrine', tagOf(claimId)],
    customAttributes: [{ key: CLAIM_ATTRIBUTE, value: claimId }],
    presentmentCurrencyCode: total.currency,
    // The deal's price is the price: no other reduction comes on top of it.
    acceptAutomaticDiscounts: false,
    allowDiscountCodesInCheckout: false,
    lineItems: lines.flatMap(line =>
      unitPrices(line).map(({ quantity, price }) => ({
        variantId: line.item,
        quantity,
        priceOverride: { amount: exactAmount(price), currencyCode: price.currency },
      })),
    ),
  };
}

const Errors = z.array(z.object({ message: z.string() }));
const Draft = z.object({ id: z.string(), invoiceUrl: z.string().nullish() });

export const CREATE_DRAFT = `mutation CreateDraft($input: DraftOrderInput!) {
  draftOrderCreate(input: $input) { draftOrder { id invoiceUrl } userErrors { message } }
}`;
export const CreatedDraft = z.object({
  draftOrderCreate: z.object({ draftOrder: Draft.nullish(), userErrors: Errors }),
});

export const FIND_DRAFT = `query FindDraft($query: String!) {
  draftOrders(first: 1, query: $query) { nodes { id invoiceUrl } }
}`;
export const FoundDraft = z.object({ draftOrders: z.object({ nodes: z.array(Draft) }) });
export const draftQuery = (claimId: string): string => `tag:${tagOf(claimId)} AND status:open`;

export const DELETE_DRAFT = `mutation DeleteDraft($id: ID!) {
  draftOrderDelete(input: { id: $id }) { deletedId userErrors { message } }
}`;
export const DeletedDraft = z.object({ draftOrderDelete: z.object({ userErrors: Errors }) });

const Amount = z.object({ shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }) });

export const READ_DRAFTS = `query ReadDrafts($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on DraftOrder {
      id status
      order { name updatedAt cancelledAt displayFinancialStatus totalPriceSet { shopMoney { amount currencyCode } } }
    }
  }
}`;
const ReadDraft = z.object({
  id: z.string(),
  status: z.string(),
  order: z
    .object({
      name: z.string(),
      updatedAt: z.string(),
      cancelledAt: z.string().nullish(),
      displayFinancialStatus: z.string().nullish(),
      totalPriceSet: Amount,
    })
    .nullish(),
});
export const ReadDrafts = z.object({ nodes: z.array(z.union([ReadDraft, z.object({}), z.null()])) });

const PAID = ['PAID', 'PARTIALLY_REFUNDED', 'AUTHORIZED'];
const UNDONE = ['REFUNDED', 'VOIDED', 'EXPIRED'];

/** How it stands with a draft order; `found` is undefined where the shop has it no longer. */
export function checkoutReading(ref: string, found: z.infer<typeof ReadDraft> | undefined): CheckoutReading {
  if (!found) return { ref, state: 'gone' };
  const { order } = found;
  if (!order) return { ref, state: 'open' };
  const { name, updatedAt, cancelledAt, displayFinancialStatus, totalPriceSet } = order;
  const { amount, currencyCode } = totalPriceSet.shopMoney;
  const money = displayFinancialStatus ?? '';
  const isUndone = Boolean(cancelledAt) || UNDONE.includes(money);
  return {
    ref,
    state: isUndone ? 'cancelled' : PAID.includes(money) ? 'paid' : 'open',
    order: name,
    at: Date.parse(updatedAt),
    total: parseMoney(amount, currencyCode),
  };
}

export const isDraft = (
  node: z.infer<typeof ReadDrafts>['nodes'][number],
): node is z.infer<typeof ReadDraft> => node !== null && 'status' in node;

export const CALCULATE = `mutation Calculate($input: DraftOrderInput!) {
  draftOrderCalculate(input: $input) {
    calculatedDraftOrder {
      taxesIncluded
      subtotalPriceSet { shopMoney { amount currencyCode } }
      totalTaxSet { shopMoney { amount currencyCode } }
      availableShippingRates { title }
    }
    userErrors { message }
  }
}`;
export const Calculated = z.object({
  draftOrderCalculate: z.object({
    calculatedDraftOrder: z
      .object({
        taxesIncluded: z.boolean(),
        subtotalPriceSet: Amount,
        totalTaxSet: Amount,
        availableShippingRates: z.array(z.object({ title: z.string() })),
      })
      .nullish(),
    userErrors: Errors,
  }),
});
