import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ProductSummary } from '../../shared/catalog/product.ts';
import { room } from '../session.ts';

/** After a change of the products all pages ask again, spread over this time. */
const SPREAD_MS = 3000;

/** The products of the replay as they are sold today, by id; asked again when any product has changed. */
export function useProductsToday(replayId: string): ReadonlyMap<string, ProductSummary> | undefined {
  const version = useStore(room.store, state => state.live.bag.version);
  const joined = useStore(room.store, state => state.connection.kind === 'joined');
  const [cards, setCards] = useState<ReadonlyMap<string, ProductSummary>>();
  const isFirst = cards === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version or replay has other products.
  useEffect(() => {
    if (!joined) return;
    let isCurrent = true;
    const ask = () =>
      void room.send('replay.products', {}).then(
        ({ cards }) => isCurrent && setCards(new Map(cards.map(card => [card.id, card]))),
        // The next connection or change asks again; until then nothing is said of today.
        () => undefined,
      );
    const timer = setTimeout(ask, isFirst ? 0 : Math.random() * SPREAD_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [replayId, version, joined]);
  return cards;
}
