import { withEdits } from '../../shared/catalog/change.ts';
import { cardOf, MAX_PRODUCTS, type Product } from '../../shared/catalog/product.ts';
import type { CatalogEdit } from '../../shared/catalog/protocol.ts';
import { CommandError } from '../../shared/errors.ts';
import { type Connection, type Link, linkKey, MAX_CONNECTIONS } from '../../shared/shops/connection.ts';
import { withKnown } from '../../shared/shops/state.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { editEvents, importEvents } from '../catalog/handlers.ts';
import type { Handlers } from '../show/feature.ts';
import { readingResult, shelfItemOf, untoldOf } from './readings.ts';

/** What was found out of a shop before it is connected; its credentials are encrypted already. */
export type Prepared = { 'shop.connect': Connection };

const nothing = { events: [], result: {} };

/** Refuses with `not-found` where the show is not connected to it. */
export function connectionOf({ shops }: ShowState, connectionId: string): Connection {
  const found = shops.connections.find(({ id }) => id === connectionId);
  if (!found) throw new CommandError('not-found', 'This shop is not connected (any more).');
  return found;
}

/** As many products as there is room for, those first that are here already. */
function fitting({ catalog }: ShowState, products: readonly Product[]): Product[] {
  const known = new Set(catalog.products.map(({ id }) => id));
  const [here, added] = [
    products.filter(({ id }) => known.has(id)),
    products.filter(({ id }) => !known.has(id)),
  ];
  return [...here, ...added.slice(0, Math.max(0, MAX_PRODUCTS - known.size))];
}

/** A product that comes in keeps the part of its stock that its shop has not been told of yet. */
function withUntold(state: ShowState, product: Product): Product {
  const moreOf = (variantId: string | undefined): number => {
    const link = state.shops.links[linkKey({ productId: product.id, variantId })];
    const item = link && shelfItemOf(state.catalog.products, link);
    return (item && untoldOf(link, item).stock) ?? 0;
  };
  const stockOf = (stock: number | undefined, variantId?: string) =>
    stock === undefined ? {} : { stock: Math.max(0, stock + moreOf(variantId)) };
  return {
    ...product,
    ...(product.variants
      ? { variants: product.variants.map(each => ({ ...each, ...stockOf(each.stock, each.id) })) }
      : stockOf(product.stock)),
  };
}

/**
 * The pinned cards of products whose price has changed in their shop. A pin ends with the price that it was made for; this
 * one is what the shop asks from now on, so the card shows it.
 */
function refreshedCards(state: ShowState, edits: readonly CatalogEdit[], now: number): NewEvent[] {
  const edited = new Set(edits.map(({ productId }) => productId));
  const pins = state.offers.pins.filter(({ card, dealId }) => !dealId && edited.has(card.id));
  if (pins.length === 0) return [];
  const products = withEdits(state.catalog.products, edits, now);
  return pins.flatMap(({ id: pinId, card: { id } }) => {
    const product = products.find(each => each.id === id);
    return product ? [newEvent('offer.refreshed', { pinId, card: cardOf(product) })] : [];
  });
}

const turned = (state: ShowState, link: Omit<Link, 'turn'>): Link => ({
  ...link,
  turn: (state.shops.links[linkKey(link)]?.turn ?? 0) + 1,
});

export const handlers: Handlers<'shops', Prepared> = {
  'shop.connect': (state, _data, { prepared: connection }) => {
    const { connections } = state.shops;
    const isNew = !connections.some(({ id }) => id === connection.id);
    if (isNew && connections.length >= MAX_CONNECTIONS)
      throw new CommandError('bad-data', `A show has at most ${MAX_CONNECTIONS} shops.`, {
        limit: MAX_CONNECTIONS,
      });
    return {
      events: [newEvent('shop.connected', { connection })],
      result: { connectionId: connection.id },
    };
  },

  'shop.disconnect': (state, { connectionId }) => {
    connectionOf(state, connectionId);
    return { events: [newEvent('shop.disconnected', { connectionId })], result: {} };
  },

  'shop.paidBack': (state, { claimId, order }) => {
    const isDue = state.shops.payBacks.some(each => each.claimId === claimId && each.order === order);
    if (!isDue) throw new CommandError('not-found', 'This payment is not on the list (any more).');
    return { events: [newEvent('shop.payBackDone', { claimId, order })], result: {} };
  },

  'shop.bring': (state, { connectionId, products, links }) => {
    connectionOf(state, connectionId);
    const incoming = fitting(state, products).map(product => withUntold(state, product));
    const ids = new Set(incoming.map(({ id }) => id));
    const known = links.filter(({ productId }) => ids.has(productId)).map(link => turned(state, link));
    const events: NewEvent[] =
      incoming.length > 0 ? [...importEvents(state, incoming), newEvent('shop.known', { links: known })] : [];
    return { events, result: { leftOut: products.length - incoming.length } };
  },

  'shop.apply': (state, { connectionId, readings }, { now }) => {
    const { edits, links } = readingResult(state, connectionId, readings);
    return {
      events: [
        ...refreshedCards(state, edits, now),
        ...(edits.length > 0 ? editEvents(state, edits) : []),
        ...(links.length > 0 ? [newEvent('shop.known', { links })] : []),
      ],
      result: {},
    };
  },

  'shop.told': (state, { stock, price, ...of }) => {
    const link = state.shops.links[linkKey(of)];
    if (!link) return nothing;
    const known = withKnown(link, { price: price ?? link.price, stock: stock ?? link.stock });
    return { events: [newEvent('shop.known', { links: [known] })], result: {} };
  },

  'shop.openCheckout': (_state, { checkout }) => ({
    events: [newEvent('shop.checkoutOpened', { checkout })],
    result: {},
  }),

  'shop.closeCheckout': (state, { claimId }) =>
    state.shops.checkouts[claimId]
      ? { events: [newEvent('shop.checkoutClosed', { claimId })], result: {} }
      : nothing,

  'shop.payBack': (_state, { payBack }) => ({
    events: [newEvent('shop.payBackDue', { payBack })],
    result: {},
  }),
};
