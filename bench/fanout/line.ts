import { nanoid } from 'nanoid';

let seq = 0;

/** The event that a line of chat becomes, as the show server's log has it. */
export function postedEvent(by: string, text: string): object {
  seq += 1;
  const at = Date.now();
  const message = { id: nanoid(), at, by: { id: by, name: 'Guest 1234', role: 'viewer' }, text };
  return { seq, at, name: 'chat.posted', data: { message } };
}

/** The event that a pin becomes. */
export function pinnedEvent(): object {
  seq += 1;
  const at = Date.now();
  const card = {
    title: 'Field shirt, washed linen',
    price: { amount: 7900, currency: 'EUR' },
    image: '/pictures/p1.webp',
  };
  return { seq, at, name: 'offer.pinned', data: { pin: { id: nanoid(), at, productId: 'p1', card } } };
}
