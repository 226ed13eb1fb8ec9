import { z } from 'zod';
import { Id } from '../id.ts';
import { Money } from '../money.ts';

/** How many shops one show may be connected to. */
export const MAX_CONNECTIONS = 5;

export const ShopKind = z.enum(['shopify', 'woocommerce', 'stripe']);
export type ShopKind = z.infer<typeof ShopKind>;

/** A shop that a show is connected to. */
export const Connection = z.object({
  id: Id,
  kind: ShopKind,
  /** Origin and path of its API, such as https://northwind.myshopify.com. */
  address: z.string().max(300),
  /** What the shop calls itself. */
  name: z.string().max(120),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Its credentials as only the server can read them; absent everywhere else. */
  sealed: z.string().optional(),
  /** Where its webhooks are sent to; absent where it can't reach this server and is asked instead. */
  hookAddress: z.string().optional(),
});
export type Connection = z.infer<typeof Connection>;

/** A product, or one variant of it, as its shop is known to have it. */
export const Link = z.object({
  connectionId: Id,
  productId: Id,
  variantId: Id.optional(),
  /** The shop's own keys: of the product, and of what is put into a cart. */
  product: z.string().max(100),
  item: z.string().max(100),
  price: Money,
  /** Absent where the shop doesn't count it. */
  stock: z.number().int().optional(),
  /** Counts what is known anew, so that each change that the shop is told of has a name of its own. */
  turn: z.number().int(),
});
export type Link = z.infer<typeof Link>;

/** The key of a link in the show's state. */
export const linkKey = ({ productId, variantId }: Pick<Link, 'productId' | 'variantId'>): string =>
  `${productId}/${variantId ?? ''}`;

/** Where a claim is paid: an order that its shop keeps open for it. */
export const ShopCheckout = z.object({
  connectionId: Id,
  dealId: Id,
  claimId: Id,
  personId: Id,
  /** The shop's own key of it: a draft order, an order, a session. */
  ref: z.string().max(200),
  address: z.string().max(2000),
});
export type ShopCheckout = z.infer<typeof ShopCheckout>;

/** A payment that came for what could not be had any more: the shop has to give it back. */
export const PayBack = z.object({ connectionId: Id, dealId: Id, claimId: Id, order: z.string().max(100) });
export type PayBack = z.infer<typeof PayBack>;
