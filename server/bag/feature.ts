import { BAG_PAGE, type BagItem } from '../../shared/bag/contract.ts';
import { type NumberedProduct, numberedShelf } from '../../shared/catalog/numbers.ts';
import { onShelf, type Product } from '../../shared/catalog/product.ts';
import { searchText, wordsOf } from '../../shared/catalog/search.ts';
import type { Viewpoint } from '../../shared/roles.ts';
import type { Signal } from '../../shared/show/signals.ts';
import { defineFeature, type Reactor, type ShowContext } from '../show/feature.ts';

/** Pages with an open bag ask for it again after each signal, so many changes at once are told as one. */
const SEND_EVERY_MS = 1000;

/** What the bag has of each product, and what it is found by; made once for all who ask. */
interface Entry {
  readonly item: BagItem;
  readonly text: string;
}

function entryOf({ product, number }: NumberedProduct): Entry {
  const { id, title, price, compareAt, stock, picture, buyUrl } = product;
  const item: BagItem = {
    number,
    id,
    title,
    price,
    ...(compareAt ? { compareAt } : {}),
    ...(stock === undefined ? {} : { stock }),
    ...(picture ? { picture } : {}),
    ...(buyUrl ? { buyUrl } : {}),
  };
  return { item, text: searchText(product) };
}

/** The products of a show's shelf as viewers look through them. */
class Bag implements Reactor {
  readonly #show: ShowContext;
  #products: readonly Product[];
  #entries: readonly Entry[] | undefined;
  #version: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(show: ShowContext) {
    this.#show = show;
    this.#products = show.state.catalog.products;
    this.#version = show.state.seq;
  }

  /** The matches from a place on. A number finds the product that has it, too. */
  page(search: string, from: number): { total: number; items: BagItem[] } {
    const words = wordsOf(search);
    this.#entries ??= numberedShelf(this.#show.state.catalog).map(entryOf);
    const found =
      words.length === 0
        ? this.#entries
        : this.#entries.filter(({ item, text }) =>
            words.every(word => text.includes(word) || word === String(item.number)),
          );
    return { total: found.length, items: found.slice(from, from + BAG_PAGE).map(({ item }) => item) };
  }

  observe(): void {
    const { seq, catalog } = this.#show.state;
    if (catalog.products === this.#products) return;
    this.#products = catalog.products;
    this.#entries = undefined;
    this.#version = seq;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#show.broadcaster.signal(this.#counted());
    }, SEND_EVERY_MS);
  }

  signalsFor({ kind }: Viewpoint): readonly Signal[] {
    return kind === 'viewer' ? [this.#counted()] : [];
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #counted(): Signal {
    return { signal: 'bag.counted', data: { count: onShelf(this.#products).length, version: this.#version } };
  }
}

export const bag = defineFeature('bag', {
  handlers: {},
  react: show => new Bag(show),
  queries: {
    'bag.page': ({ search, from }, { reactor }) => reactor.page(search, from),
  },
});
