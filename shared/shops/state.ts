import { z } from 'zod';
import type { catalogEvents } from '../catalog/events.ts';
import type { Product } from '../catalog/product.ts';
import { hasSight } from '../roles.ts';
import type { Live, Slice } from '../show/contract.ts';
import { without } from '../show/record.ts';
import { Connection, Link, linkKey, PayBack, ShopCheckout } from './connection.ts';
import { openConnection, type shopEvents } from './events.ts';
import type { ShopStatus, shopSignals } from './protocol.ts';

const ShopsState = z.object({
  connections: z.array(Connection),
  /** By `linkKey`; what a shop has yet to be told is the difference to the shelf. The server's alone. */
  links: z.record(z.string(), Link),
  /** By claim; the server's alone. */
  checkouts: z.record(z.string(), ShopCheckout),
  payBacks: z.array(PayBack),
});
export type ShopsState = z.infer<typeof ShopsState>;

const isOf =
  ({ claimId, order }: Pick<PayBack, 'claimId' | 'order'>) =>
  (each: PayBack): boolean =>
    each.claimId === claimId && each.order === order;

function kept<T>(record: Readonly<Record<string, T>>, keeps: (value: T) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => keeps(value)));
}

/** A list that is imported tells the shop nothing: what it brings counts as what the shop has until that says otherwise. */
function asImported(
  links: Readonly<Record<string, Link>>,
  products: readonly Product[],
): Record<string, Link> {
  const next = { ...links };
  for (const { id: productId, price, stock, variants } of products) {
    const items = variants?.map(({ id: variantId, ...item }) => ({ variantId, ...item })) ?? [
      { variantId: undefined, price, stock },
    ];
    for (const item of items) {
      const key = linkKey({ productId, variantId: item.variantId });
      const link = links[key];
      if (link) next[key] = withKnown(link, item);
    }
  }
  return next;
}

/** A link with what its shop has from now on. */
export function withKnown(
  { stock: _before, ...link }: Link,
  { price, stock }: { price: Link['price']; stock?: number | undefined },
): Link {
  return { ...link, price, turn: link.turn + 1, ...(stock === undefined ? {} : { stock }) };
}

type Events = typeof shopEvents & typeof catalogEvents;

export const shopsSlice: Slice<ShopsState, Events> = {
  schema: ShopsState,
  empty: () => ({ connections: [], links: {}, checkouts: {}, payBacks: [] }),
  on: {
    'shop.connected': (state, { connection }) => ({
      ...state,
      connections: [...state.connections.filter(({ id }) => id !== connection.id), connection],
    }),
    'shop.disconnected': (state, { connectionId }) => ({
      ...state,
      connections: state.connections.filter(({ id }) => id !== connectionId),
      links: kept(state.links, link => link.connectionId !== connectionId),
      checkouts: kept(state.checkouts, checkout => checkout.connectionId !== connectionId),
    }),
    'shop.known': (state, { links }) => ({
      ...state,
      links: { ...state.links, ...Object.fromEntries(links.map(link => [linkKey(link), link])) },
    }),
    'shop.checkoutOpened': (state, { checkout }) => ({
      ...state,
      checkouts: { ...state.checkouts, [checkout.claimId]: checkout },
    }),
    'shop.checkoutClosed': (state, { claimId }) => ({
      ...state,
      checkouts: without(state.checkouts, claimId),
    }),
    'shop.payBackDue': (state, { payBack }) => ({
      ...state,
      payBacks: [...state.payBacks.filter(each => !isOf(payBack)(each)), payBack],
    }),
    'shop.payBackDone': (state, payBack) => ({
      ...state,
      payBacks: state.payBacks.filter(each => !isOf(payBack)(each)),
    }),
    'catalog.imported': (state, { products }) =>
      Object.keys(state.links).length === 0 ? state : { ...state, links: asImported(state.links, products) },
  },
  redact: ({ connections, payBacks }, viewpoint) => ({
    connections: viewpoint.kind === 'crew' ? connections.map(openConnection) : [],
    links: {},
    checkouts: {},
    payBacks: hasSight(viewpoint, 'orders') ? payBacks : [],
  }),
};

/** How it goes with each shop, by connection; empty for everybody but the crew. */
interface ShopsLive {
  readonly states: Readonly<Record<string, ShopStatus>>;
}

export const shopsLive: Live<ShopsLive, typeof shopSignals> = {
  empty: () => ({ states: {} }),
  on: { 'shop.states': (_live, { states }) => ({ states }) },
};
