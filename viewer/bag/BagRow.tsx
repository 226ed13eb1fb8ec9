import { MessageCircleQuestionMark, ShoppingBag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { atServer } from '../../client/server-address.ts';
import type { BagItem } from '../../shared/bag/contract.ts';
import { stockLine } from '../../shared/catalog/stock.ts';
import { pinOf } from '../../shared/offers/pin.ts';
import { Buy, CardPrice } from '../offers/OfferCard.tsx';
import { room } from '../session.ts';
import { AskHost } from './AskHost.tsx';

/** A product with its number, price, link to the shop and question; an empty row until it is read. */
export function BagRow({ item }: { item: BagItem | undefined }) {
  const canAsk = useStore(room.store, state => state.show.lifecycle.phase.kind !== 'ended');
  const [wantsToAsk, setWantsToAsk] = useState(false);
  const asking = canAsk && wantsToAsk;
  if (!item) return <div className="bag-row" aria-hidden="true" />;
  return (
    <>
      <div className="bag-row">
        <Picture item={item} />
        <Body item={item} />
        <Actions item={item} asking={asking} onAsk={canAsk ? () => setWantsToAsk(!asking) : undefined} />
      </div>
      {asking && <AskHost item={item} onDone={() => setWantsToAsk(false)} />}
    </>
  );
}

function Picture({ item }: { item: BagItem }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  return (
    <div className="bag-picture">
      {item.picture && !failed ? (
        <img
          src={atServer(item.picture)}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setFailed(true)}
        />
      ) : (
        <ShoppingBag size={22} aria-hidden="true" />
      )}
      <b>
        <span className="sr-only">{t('bag.number')} </span>
        {item.number}
      </b>
    </div>
  );
}

function Body({ item }: { item: BagItem }) {
  const { t } = useTranslation();
  const pin = useStore(room.store, state => pinOf(state.show.offers, item.id));
  const stock = stockLine(item.stock);
  return (
    <div className="bag-body">
      <h3>{item.title}</h3>
      <CardPrice card={pin?.card ?? item} />
      {pin ? (
        <small data-kind="pinned">{t('bag.onScreen')}</small>
      ) : (
        stock.kind === 'low' && <small>{t('offers.left', { count: stock.left })}</small>
      )}
    </div>
  );
}

interface ActionsProps {
  item: BagItem;
  asking: boolean;
  /** Absent where the host can't be asked any more. */
  onAsk: (() => void) | undefined;
}

function Actions({ item, asking, onAsk }: ActionsProps) {
  const { t } = useTranslation();
  // What a deal sells is got by its card: the shop alone doesn't know the deal's price.
  const isDeal = useStore(room.store, state => pinOf(state.show.offers, item.id)?.dealId !== undefined);
  return (
    <div className="bag-actions">
      {!isDeal && <Buy card={item} />}
      {onAsk && (
        <button
          type="button"
          className="bare"
          aria-expanded={asking}
          aria-label={t('bag.ask', { title: item.title })}
          onClick={onAsk}
        >
          <MessageCircleQuestionMark size={20} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
