import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Room } from '../../client/room/room.ts';
import { BAG_PAGE, type BagItem } from '../../shared/bag/contract.ts';

/** The bag as far as this page has asked for it. */
export interface BagView {
  readonly search: string;
  /** How many products match; undefined before the first answer. */
  readonly total: number | undefined;
  /** By place among the matches; those not asked for yet are missing. */
  readonly items: ReadonlyMap<number, BagItem>;
  readonly hasFailed: boolean;
}

export interface BagPages {
  readonly store: StoreApi<BagView>;
  /** Searches anew; '' lists all. */
  search(text: string): void;
  /** Asks for what is missing of a range of places. */
  need(first: number, last: number): void;
  /** Lets everything be asked for again, after a change or a failure. What is known stays until the answers come. */
  refresh(): void;
}

/** Reads the bag in pages, so that a phone never holds up for thousands of products that nobody looks at. */
export function createBagPages(room: Pick<Room, 'send'>): BagPages {
  const store = createStore<BagView>(() => ({
    search: '',
    total: undefined,
    items: new Map(),
    hasFailed: false,
  }));
  /** Changes with everything that makes the answers on their way useless. */
  let round = 0;
  const asked = new Set<number>();

  async function ask(page: number): Promise<void> {
    if (asked.has(page)) return;
    asked.add(page);
    const mine = round;
    const from = page * BAG_PAGE;
    try {
      const { total, items } = await room.send('bag.page', { search: store.getState().search, from });
      if (mine !== round) return;
      const known = new Map(store.getState().items);
      for (const [index, item] of items.entries()) known.set(from + index, item);
      store.setState({ total, items: known, hasFailed: false });
    } catch {
      if (mine !== round) return;
      asked.delete(page);
      store.setState({ hasFailed: true });
    }
  }

  function forget(): void {
    round += 1;
    asked.clear();
  }

  return {
    store,
    search: text => {
      if (text === store.getState().search) return;
      store.setState({ search: text, items: new Map(), total: undefined, hasFailed: false });
      forget();
      void ask(0);
    },
    need: (first, last) => {
      for (let page = Math.floor(first / BAG_PAGE); page <= Math.floor(last / BAG_PAGE); page++)
        void ask(page);
    },
    refresh: forget,
  };
}
