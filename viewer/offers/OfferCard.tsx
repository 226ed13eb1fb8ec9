import { ShoppingBag } from 'lucide-react';
import { memo, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { atServer } from '../../client/server-address.ts';
import type { ProductCard } from '../../shared/catalog/product.ts';
import { stockLine } from '../../shared/catalog/stock.ts';
import { formatMoney } from '../../shared/money.ts';
import type { Pin } from '../../shared/offers/pin.ts';
import { room } from '../session.ts';
import { Countdown } from './Countdown.tsx';
import { reportWhenPainted } from './impressions.ts';
import { percentOff } from './offer.ts';

/** One pinned offer, whose impression is reported. */
export const OfferCard = memo(function OfferCard({ pin }: { pin: Pin }) {
  const shown = useRef(pin);
  useLayoutEffect(() => reportWhenPainted(shown.current), []);
  return <OfferCardView pin={pin} />;
});

/** The card of an offer. Its size doesn't depend on its picture, so nothing shifts when that is loaded. */
export function OfferCardView({ pin }: { pin: Pin }) {
  const { t } = useTranslation();
  const { card } = pin;
  return (
    <li className="card">
      <CardPicture card={card} />
      <div className="card-body">
        <div className="card-head">
          <h2 className="card-title">{card.title}</h2>
          {pin.until !== undefined && <Countdown until={pin.until} says={t('offers.stays')} />}
        </div>
        <div className="card-foot">
          <CardPrice card={card} />
          <Buy card={card} />
        </div>
      </div>
    </li>
  );
}

export function CardPicture({ card }: { card: ProductCard }) {
  const { t, i18n } = useTranslation();
  const [failed, setFailed] = useState(false);
  const stock = stockLine(card.stock);
  const off = percentOff(card);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  return (
    <div className="card-picture">
      {card.picture && !failed ? (
        <img
          src={atServer(card.picture)}
          alt=""
          decoding="async"
          draggable={false}
          onError={() => setFailed(true)}
        />
      ) : (
        <ShoppingBag size={28} aria-hidden="true" />
      )}
      {off > 0 && <span className="card-off">−{percent.format(off / 100)}</span>}
      {stock.kind === 'low' && <span className="card-stock">{t('offers.left', { count: stock.left })}</span>}
    </div>
  );
}

export function CardPrice({ card }: { card: Pick<ProductCard, 'price' | 'compareAt'> }) {
  const { t, i18n } = useTranslation();
  return (
    <p className="card-price">
      <span className="sr-only">{t('offers.price')} </span>
      <strong>{formatMoney(card.price, i18n.language)}</strong>
      {card.compareAt && (
        <>
          <span className="sr-only"> {t('offers.before')} </span>
          <s>{formatMoney(card.compareAt, i18n.language)}</s>
        </>
      )}
    </p>
  );
}

/** Link to the shop, whose click is counted for the host. On a pinned card all of the card is its target. */
export function Buy({ card }: { card: Pick<ProductCard, 'id' | 'title' | 'stock' | 'buyUrl'> }) {
  const { t } = useTranslation();
  if (card.stock === 0) return <span className="card-gone">{t('offers.soldOut')}</span>;
  if (!card.buyUrl) return null;
  // The shop opens whether or not the click is counted.
  const count = () => void room.send('offer.open', { productId: card.id }).catch(() => undefined);
  return (
    <a
      className="card-buy"
      href={atServer(card.buyUrl)}
      target="_blank"
      rel="noopener"
      aria-label={t('offers.getNamed', { title: card.title })}
      onClick={count}
    >
      {t('offers.get')}
    </a>
  );
}
