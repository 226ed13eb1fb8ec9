import { z } from 'zod';
import { MAX_PRODUCTS, Product } from '../catalog/product.ts';
import { Id } from '../id.ts';
import { Money } from '../money.ts';
import { HOST, type Role } from '../roles.ts';
import { CREW_VIEWPOINT } from '../show/contract.ts';
import { CheckReport } from './check.ts';
import { Link, PayBack, ShopCheckout, type ShopKind } from './connection.ts';

/** Nobody may send it: the server does, when a shop has told it something. */
const SHOP: readonly Role[] = [];

const secret = z.string().trim().min(1).max(300).regex(/^\S+$/);

/** What each kind of shop signs its API's requests and its webhooks with. */
export const Credentials = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('shopify'),
    /** With `secret`, of an app of the Dev Dashboard; `token` is what older apps of a shop's admin have instead. */
    clientId: secret.optional(),
    token: secret.optional(),
    /** Signs webhooks, and asks for tokens. */
    secret: secret.optional(),
  }),
  z.strictObject({ kind: z.literal('woocommerce'), key: secret, secret }),
  z.strictObject({ kind: z.literal('stripe'), key: secret }),
]);
export type Credentials = z.infer<typeof Credentials>;

/** Why a shop did not do what it was asked. */
export const ShopFault = z.enum([
  'unauthorized', // it doesn't take the credentials, or takes them no longer
  'missing-scope', // they lack rights; `detail` names them
  'wrong-shop', // there is no such shop at the address, or the credentials are of another one
  'private', // the address leads to this machine or a private network
  'unreachable', // its server can't be found or doesn't answer
  'slow', // it takes too long
  'down', // it answers with an error of its own
  'throttled', // it was asked too much and wants a pause
  'bad-answer', // what it answers can't be read
  'refused', // it turns down what was asked; `detail` has its own words
  'currency', // the price is in another currency than the shop's
]);
export type ShopFault = z.infer<typeof ShopFault>;

/** What the crew should know although all goes on; `detail` has a number, a version or the shop's own words. */
export const ShopNote = z.object({
  code: z.enum([
    'version', // its API is of another version than Vitrine was made for
    'polling', // it can't send webhooks to this server, so it is asked every few seconds
    'unsigned', // a webhook came whose signature is wrong
    'too-many', // it has more products than a show holds
    'left-out', // products or variants that can't be sold as they are
    'trial', // its plan takes no real payments
    'no-stock-write', // it can't be told of stock or prices that change here
  ]),
  detail: z.string().max(300).optional(),
});
export type ShopNote = z.infer<typeof ShopNote>;

/** How it goes with a shop now. */
export const ShopStatus = z.object({
  state: z.enum(['connecting', 'importing', 'ok', 'away', 'refused']),
  fault: ShopFault.optional(),
  detail: z.string().max(300).optional(),
  /** Server time at which it was last read, and when it is asked again after a fault. */
  readAt: z.number().optional(),
  retryAt: z.number().optional(),
  /** How many products of the show are its. */
  products: z.number().int(),
  notes: z.array(ShopNote).max(20),
});
export type ShopStatus = z.infer<typeof ShopStatus>;

/** A product or variant as its shop has it now; without a price where the shop has it no longer. */
const Reading = z.strictObject({
  productId: Id,
  variantId: Id.optional(),
  price: Money.optional(),
  compareAt: Money.optional(),
  stock: z.number().int().optional(),
});
export type Reading = z.infer<typeof Reading>;

const done = z.object({});
const named = z.strictObject({ connectionId: Id });

export const shopCommands = {
  /** Connects a shop, or gives one that is connected other credentials. */
  'shop.connect': {
    roles: HOST,
    data: z.strictObject({
      address: z.string().trim().max(300),
      credentials: Credentials,
    }),
    result: z.object({ connectionId: z.string() }),
  },
  /** Its products stay on the shelf as they are. */
  'shop.disconnect': { roles: HOST, data: named, result: done },
  /** Strikes a payment off the list of those that have to be given back. */
  'shop.paidBack': {
    roles: HOST,
    data: z.strictObject({ claimId: Id, order: z.string().max(100) }),
    result: done,
  },
  /** Products that come in from a shop, with what they are there. */
  'shop.bring': {
    roles: SHOP,
    data: z.strictObject({
      connectionId: Id,
      products: z.array(Product).max(MAX_PRODUCTS),
      links: z.array(Link.omit({ turn: true })),
    }),
    result: z.object({ leftOut: z.number().int() }),
  },
  /** What a shop says of products that are here. */
  'shop.apply': {
    roles: SHOP,
    data: z.strictObject({ connectionId: Id, readings: z.array(Reading).max(5000) }),
    result: done,
  },
  /** What a shop was told, and so has from now on. */
  'shop.told': {
    roles: SHOP,
    data: z.strictObject({
      productId: Id,
      variantId: Id.optional(),
      stock: z.number().int().optional(),
      price: Money.optional(),
    }),
    result: done,
  },
  'shop.openCheckout': { roles: SHOP, data: z.strictObject({ checkout: ShopCheckout }), result: done },
  'shop.closeCheckout': { roles: SHOP, data: z.strictObject({ claimId: Id }), result: done },
  'shop.payBack': { roles: SHOP, data: z.strictObject({ payBack: PayBack }), result: done },
} as const;

export const shopQueries = {
  /** Reads all of a shop's products again. */
  'shop.sync': { roles: HOST, data: named, result: done },
  /** Buys in a shop as a viewer would, without paying. */
  'shop.check': { roles: HOST, data: named, result: CheckReport },
} as const;

export const shopSignals = {
  /** By connection; told on every change, and at the join. */
  'shop.states': { data: z.object({ states: z.record(z.string(), ShopStatus) }), to: CREW_VIEWPOINT },
} as const;

/** Kinds of shops that take stock themselves when an order is paid. */
export const takesStock = (kind: ShopKind): boolean => kind !== 'stripe';
