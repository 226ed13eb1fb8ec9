import { cardOf, type Product } from '../../../shared/catalog/product.ts';
import type { Role } from '../../../shared/roles.ts';
import { type EventData, type EventName, newEvent, type ShowEvent } from '../../../shared/show/events.ts';
import { emptyShow, type ShowState } from '../../../shared/show/state.ts';

let seq = 0;

/** An event of a log, with the next number. */
export function happened<N extends EventName>(name: N, data: EventData<N>, at: number): ShowEvent {
  seq += 1;
  return { ...newEvent(name, data), seq, at };
}

/** A message that somebody posted; its id is its number. */
export function posted(personId: string, text: string, at: number, role: Role = 'viewer'): ShowEvent {
  const message = { id: `m${seq + 1}`, personId, name: personId, role, text, at };
  return happened('chat.posted', { message }, at);
}

export const lamp: Product = {
  id: 'L-1',
  title: 'Moth table lamp',
  price: { minor: 11900, currency: 'EUR' },
  aliases: ['台灯'],
  history: [],
};
export const mug: Product = {
  id: 'M-1',
  title: 'Emberglaze mug',
  price: { minor: 1900, currency: 'EUR' },
  aliases: ['кружка'],
  history: [],
};

export const imported = (at: number, ...products: Product[]): ShowEvent =>
  happened('catalog.imported', { products }, at);
export const pinned = (product: Product, at: number): ShowEvent =>
  happened('offer.pinned', { pin: { id: `pin-${product.id}`, card: cardOf(product), at } }, at);

/** A show of which nothing is known but its products. */
export function showWith(...products: Product[]): ShowState {
  const empty = emptyShow('crew');
  return { ...empty, catalog: { ...empty.catalog, products } };
}
