import { ShoppingBag } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { formatMoney } from '../../shared/money.ts';
import type { Chapter, Replay } from '../../shared/replay/replay.ts';
import { DealCard } from '../deals/DealCard.tsx';
import { Buy, CardPicture, CardPrice } from '../offers/OfferCard.tsx';
import { room } from '../session.ts';
import { chaptersAt } from './chapters-at.ts';
import { type OfferToday, offerToday } from './offer-today.ts';
import { useProductsToday } from './use-products-today.ts';

/** The offers of the moment that the picture shows, with what holds of them today. */
export function ReplayCards({ replay, ms }: { replay: Replay; ms: number }) {
  const { t } = useTranslation();
  const deals = useStore(room.store, state => state.show.deals.byId);
  const cards = useProductsToday(replay.id);
  const chapters = chaptersAt(replay.chapters, ms);
  const row = useRef<HTMLUListElement>(null);
  const foremost = chapters[0]?.fromMs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another foremost offer scrolls into view.
  useEffect(() => {
    row.current?.scrollTo({ left: 0 });
  }, [foremost]);
  if (chapters.length === 0) return null;
  return (
    <ul ref={row} className="replay-cards" aria-label={t('replay.offers')}>
      {chapters.map(chapter => (
        <OfferOfThen
          key={`${chapter.productId} ${chapter.fromMs}`}
          chapter={chapter}
          today={offerToday(chapter, deals, cards)}
        />
      ))}
    </ul>
  );
}

function OfferOfThen({ chapter, today }: { chapter: Chapter; today: OfferToday }) {
  if (today.kind === 'deal') {
    const { deal, card } = today;
    const pin = { id: `replay ${deal.plan.id}`, card: { ...card, price: chapter.price }, at: 0 };
    return <DealCard pin={pin} deal={deal} />;
  }
  const card = 'card' in today ? today.card : undefined;
  return (
    <li className="card">
      {card ? <CardPicture card={card} /> : <NoPicture />}
      <div className="card-body">
        <h2 className="card-title">{chapter.title}</h2>
        <Note today={today} />
        <div className="card-foot">
          <Price chapter={chapter} today={today} />
          {card && <Buy card={card} />}
        </div>
      </div>
    </li>
  );
}

function NoPicture() {
  return (
    <div className="card-picture">
      <ShoppingBag size={28} aria-hidden="true" />
    </div>
  );
}

/** What has become of the offer, where it doesn't stand as it did. */
function Note({ today }: { today: OfferToday }) {
  const { t } = useTranslation();
  if (today.kind === 'gone') return <p className="deal-note">{t('replay.gone')}</p>;
  if (today.kind !== 'sold') return null;
  if (today.isDealOver) return <p className="deal-note">{t('replay.dealOver')}</p>;
  return today.hasPriceOfThen ? null : <p className="deal-note">{t('replay.priceOver')}</p>;
}

/** The price of today; that of the show is struck out where it doesn't hold any more. */
function Price({ chapter, today }: { chapter: Chapter; today: OfferToday }) {
  const { t, i18n } = useTranslation();
  if (today.kind === 'sold' && today.hasPriceOfThen) return <CardPrice card={today.card} />;
  if (today.kind !== 'sold' && today.kind !== 'gone') return null;
  return (
    <p className="card-price">
      {today.kind === 'sold' && (
        <>
          <span className="sr-only">{t('replay.priceToday')} </span>
          <strong>{formatMoney(today.card.price, i18n.language)}</strong>
        </>
      )}
      <span className="sr-only"> {t('replay.priceThen')} </span>
      <s>{formatMoney(chapter.price, i18n.language)}</s>
    </p>
  );
}
