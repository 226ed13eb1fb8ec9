import type { RoomView } from '../../../client/room/room.ts';
import type { Product } from '../../../shared/catalog/product.ts';
import type { ShopStatus } from '../../../shared/shops/protocol.ts';

/** How it goes with the show's first shop. */
export const statusOf = ({ live }: RoomView): ShopStatus | undefined => Object.values(live.shops.states)[0];

export const productIn = ({ show }: RoomView, title: string): Product | undefined =>
  show.catalog.products.find(product => product.title === title);
