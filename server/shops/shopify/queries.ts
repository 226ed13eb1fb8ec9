import { z } from 'zod';

export const FACTS = `query Facts {
  shop {
    name myshopifyDomain currencyCode
    plan { publicDisplayName partnerDevelopment }
    billingAddress { countryCodeV2 zip city address1 }
  }
  currentAppInstallation { accessScopes { handle } }
}`;
export const Facts = z.object({
  shop: z.object({
    name: z.string(),
    myshopifyDomain: z.string(),
    currencyCode: z.string(),
    plan: z
      .object({ publicDisplayName: z.string().nullish(), partnerDevelopment: z.boolean().nullish() })
      .nullish(),
    billingAddress: z
      .object({
        countryCodeV2: z.string().nullish(),
        zip: z.string().nullish(),
        city: z.string().nullish(),
        address1: z.string().nullish(),
      })
      .nullish(),
  }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

export const LEVELS = `query Levels($id: ID!) {
  productVariant(id: $id) {
    inventoryItem { id inventoryLevels(first: 10) { nodes { location { id } quantities(names: ["available"]) { quantity } } } }
  }
}`;
export const Levels = z.object({
  productVariant: z
    .object({
      inventoryItem: z.object({
        id: z.string(),
        inventoryLevels: z.object({
          nodes: z.array(
            z.object({
              location: z.object({ id: z.string() }),
              quantities: z.array(z.object({ quantity: z.number() })),
            }),
          ),
        }),
      }),
    })
    .nullish(),
});

export const ADJUST = `mutation Adjust($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) { userErrors { message } }
}`;
export const SET_PRICE = `mutation SetPrice($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkUpdate(productId: $productId, variants: $variants) { userErrors { message } }
}`;
export const WATCH = `mutation Watch($topic: WebhookSubscriptionTopic!, $uri: String!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri, format: JSON }) { userErrors { message } }
}`;
export const WATCHED = `query Watched($uri: String!) { webhookSubscriptions(first: 50, uri: $uri) { nodes { id } } }`;
export const UNWATCH = `mutation Unwatch($id: ID!) { webhookSubscriptionDelete(id: $id) { userErrors { message } } }`;

/** The answer of a mutation of which only its errors matter. */
export const errorsOf = (name: string) =>
  z.object({ [name]: z.object({ userErrors: z.array(z.object({ message: z.string() })) }) });

export const Watched = z.object({
  webhookSubscriptions: z.object({ nodes: z.array(z.object({ id: z.string() })) }),
});
