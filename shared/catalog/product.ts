import { z } from 'zod';
import { Id } from '../id.ts';
import { Money } from '../money.ts';
import { MAX_HISTORY, PricePoint } from './price-history.ts';

export const MAX_PRODUCTS = 2000;
/** How many sizes, colours and the like one product may have. */
export const MAX_VARIANTS = 100;
/** In how many further currencies a price may be stated. */
export const MAX_PRICES = 10;
/** Longest name of a picture's file, in characters; file systems end sooner. */
export const MAX_PICTURE_FILE = 255;

/** A whole address without a name and password, which could pass for its host: `https://shop.example@evil.example/`. */
const WHOLE = String.raw`https?:\/\/[^\s\\/?#@]+([/?#]\S*)?`;
/** Where `.` and `..`, which browsers take out of a path, leave two slashes that may come to stand at its beginning. */
const HIDDEN_SLASHES = String.raw`(?=[^?#]*(\\|\/\/))([^?#]*[/\\])?(\.|%2e){1,2}([/\\?#]|$)`;
/** A path on this server. What begins with two slashes leads to another one, and browsers take a backslash for a slash. */
const PATH = String.raw`\/(?![/\\])(?!${HIDDEN_SLASHES})\S*`;
const FORM = new RegExp(`^(${WHOLE}|${PATH})$`, 'i');
const Parsed = z.url();

/** An address a page may load or open: http(s), or a path on this server. Never `javascript:` or `data:`. */
export const WebAddress = z
  .string()
  .max(2000)
  .regex(FORM, 'must be a whole address with http:// or https://, or a path with a single /')
  .refine(
    address => address.startsWith('/') || Parsed.safeParse(address).success,
    'must have a host that can be one',
  );

/** An address in what was written before it was checked as it is now: one that is no good any more is left out. */
const WrittenAddress = WebAddress.optional().catch(undefined);

/** Where a product may be sold: an ISO 3166 alpha-2 code in capitals. */
export const Region = z.string().regex(/^[A-Z]{2}$/);

/** One of several forms that a product is sold in: a size, a colour. */
export const Variant = z.object({
  /** The shop's own key of the variant, unique within its product. */
  id: Id,
  title: z.string().min(1).max(120),
  price: Money,
  compareAt: Money.optional(),
  stock: z.number().int().nonnegative().optional(),
});
export type Variant = z.infer<typeof Variant>;

/** How a buyer gets to the shop's own cart, where that takes more than an address. */
export const Checkout = z.object({
  kind: z.literal('shopify'),
  /** The shop's host name, such as northwind.myshopify.com. */
  shop: z
    .string()
    .max(253)
    .regex(/^[a-z\d-]+(\.[a-z\d-]+)+$/),
  variantId: z.string().regex(/^\d{1,20}$/),
});
export type Checkout = z.infer<typeof Checkout>;

/** What of a product is checked more strictly when it comes in than when it is read from the log. */
export const GivenLinks = { picture: WebAddress.optional(), buyUrl: WebAddress.optional() };

/** What a viewer may know of a product: the face of its pinned card. */
export const ProductCard = z.object({
  /** The shop's own key (SKU); stable over imports. */
  id: Id,
  title: z.string().min(1).max(120),
  price: Money,
  /** The price before a reduction, in the same currency and above `price`. */
  compareAt: Money.optional(),
  /** The price in further currencies, each at most once; never the currency of `price`. */
  prices: z.array(Money).max(MAX_PRICES).optional(),
  /** Units left to sell; absent where the shop does not say. With variants, their sum where each of them says. */
  stock: z.number().int().nonnegative().optional(),
  brand: z.string().min(1).max(80).optional(),
  picture: WrittenAddress,
  buyUrl: WrittenAddress,
  category: z.string().min(1).max(60).optional(),
  /** Where it may be sold; absent means everywhere. */
  regions: z.array(Region).min(1).max(250).optional(),
  variants: z.array(Variant).min(1).max(MAX_VARIANTS).optional(),
  checkout: Checkout.optional(),
});
export type ProductCard = z.infer<typeof ProductCard>;

/** A product in a list of viewers: what it is called, what it costs, and where it can be bought. */
export const ProductSummary = ProductCard.pick({
  id: true,
  title: true,
  price: true,
  compareAt: true,
  stock: true,
  picture: true,
  buyUrl: true,
});
export type ProductSummary = z.infer<typeof ProductSummary>;

/** A product as the crew sees it: the card, and what stays behind the counter. */
export const Product = ProductCard.extend({
  /** Other words the audience uses for it, in any language; they help to hear it in chat. */
  aliases: z.array(z.string().min(1).max(60)).max(20).default([]),
  /** What the shop pays for one; never leaves the crew. */
  cost: Money.optional(),
  /** What it cost until now, oldest first; imported with the product and kept up by the show. */
  history: z.array(PricePoint).max(MAX_HISTORY).default([]),
  /** Its picture's file, as the shop's list names it: what a picture from the host's own folder is matched by. */
  pictureFile: z.string().min(1).max(MAX_PICTURE_FILE).optional(),
  /** Not on the shelf: it can be neither shown nor sold until it is brought back. */
  archived: z.literal(true).optional(),
});
export type Product = z.infer<typeof Product>;

/** The public face of a product, with nothing on it that only the crew may know. */
export function cardOf(product: Product): ProductCard {
  return ProductCard.parse(product);
}

/** What a brand rep may see of a product of their brand: all but what the shop pays for it. */
export function brandProductOf(product: Product): Product {
  const { aliases, history, archived } = product;
  return { ...cardOf(product), aliases, history, ...(archived && { archived }) };
}

/** The products that can be shown and sold. */
export const onShelf = (products: readonly Product[]): Product[] =>
  products.filter(({ archived }) => !archived);
