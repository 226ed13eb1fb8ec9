import type { Money } from '../../shared/money.ts';
import type { CheckReport, CheckStep } from '../../shared/shops/check.ts';
import type { ShopNote } from '../../shared/shops/protocol.ts';
import type { RawProduct } from '../catalog/raw-product.ts';

/** What a shop says of itself and of what the credentials may do. */
export interface ShopFacts {
  readonly name: string;
  readonly currency: string;
  readonly notes: readonly ShopNote[];
  readonly limits: CheckReport['limits'];
}

/** A product of a shop as its API has it: its cells, and the shop's keys for it and what of it can be bought. */
export interface ShopProduct {
  readonly raw: RawProduct;
  readonly product: string;
  /** By the variant's id in the catalog; a product without variants has one under the empty id. */
  readonly items: ReadonlyMap<string, string>;
}

/** What an item costs and how many there are of it; without a price the shop has it no longer. */
export interface ItemReading {
  readonly item: string;
  readonly price?: Money | undefined;
  readonly compareAt?: Money | undefined;
  /** Absent where the shop doesn't count it. */
  readonly stock?: number | undefined;
}

export interface OrderLine {
  readonly title: string;
  /** The shop's keys; absent for what the shop doesn't know. */
  readonly product?: string | undefined;
  readonly item?: string | undefined;
  readonly quantity: number;
  /** For all of the quantity together. */
  readonly total: Money;
}

/** What is to be paid for one claim. */
export interface ShopOrder {
  readonly claimId: string;
  readonly title: string;
  readonly lines: readonly OrderLine[];
  readonly total: Money;
  /** Where the shop may send the buyer afterwards. */
  readonly returnTo: string;
  /** Where the product's own buy link is the shop's. */
  readonly ownLink?: OwnLink | undefined;
}

/** An address of the shop's own at which something is paid at its own price, such as a Payment Link. */
export interface OwnLink {
  readonly ref: string;
  readonly address: string;
  /** What it asks for; undefined where that isn't certain. */
  readonly total: Money | undefined;
}

export interface OpenedCheckout {
  readonly ref: string;
  readonly address: string;
}

/** How it stands with a checkout in its shop. */
export interface CheckoutReading {
  readonly ref: string;
  /** `gone` is one that can't be paid any more and never was. */
  readonly state: 'open' | 'paid' | 'cancelled' | 'failed' | 'gone';
  readonly order?: string | undefined;
  /** The shop's clock in milliseconds; orders what it says. */
  readonly at?: number | undefined;
  /** What was paid, where the shop says it. */
  readonly total?: Money | undefined;
}

/** What a webhook is about: that is read from the shop anew, so it doesn't matter when it comes and how often. */
export interface Heard {
  readonly products: readonly string[];
  readonly claims: readonly string[];
}

export interface IncomingHook {
  /** The bytes as they came, which the signature is of. */
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface StockChange {
  readonly product: string;
  readonly item: string;
  readonly by: number;
  /** Names the change, so that a shop that can does it once however often it is sent. */
  readonly key: string;
}

/** The API of one kind of shop, with the credentials of one. Every method may throw a ShopError. */
export interface ShopAdapter {
  open(): Promise<ShopFacts>;
  /** All products that are for sale, in batches. */
  products(): AsyncIterable<readonly ShopProduct[]>;
  /** What the shop has of products now; one that is gone has no price. */
  read(products: readonly string[]): Promise<ReadonlyMap<string, readonly ItemReading[]>>;
  changeStock?(change: StockChange): Promise<void>;
  setPrice?(item: { readonly product: string; readonly item: string; readonly price: Money }): Promise<void>;
  /** Opens an order at its own price; again for the same claim it may return the same one. */
  openCheckout(order: ShopOrder): Promise<OpenedCheckout>;
  /** What a buy link is to this shop: its own, one like its own and not known to it, or none of its kind (undefined). */
  ownLink?(address: string): Promise<OwnLink | 'foreign' | undefined>;
  /** A reading of each at least; of one that was paid more than once a reading for each payment. */
  readCheckouts(refs: readonly string[]): Promise<readonly CheckoutReading[]>;
  /** Makes an open checkout one that can't be paid. Does nothing to one that is paid. */
  closeCheckout(ref: string): Promise<void>;
  /** Whether a checkout can be paid although it was closed, so that a late payment has to be found. */
  staysPayable?(ref: string): boolean;
  /** Has webhooks sent to an address; the result is kept with the credentials. */
  watch(address: string): Promise<{ readonly hookSecret?: string }>;
  unwatch(address: string): Promise<void>;
  /** Undefined where the signature is wrong. */
  hear(hook: IncomingHook): Heard | undefined;
  /** What a purchase would meet beyond the checkout itself: shipping, tax, ways to pay. */
  inspect(order: ShopOrder, opened: OpenedCheckout): Promise<readonly CheckStep[]>;
}
