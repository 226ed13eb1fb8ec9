import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { DealCard } from '../deals/DealCard.tsx';
import { room } from '../session.ts';
import { OfferCard } from './OfferCard.tsx';
import { useShownPins } from './shown-pins.ts';

/** The pinned offers: one card, or a row to swipe through with the next one peeking in. */
export function PinnedOffers() {
  const { t } = useTranslation();
  const pins = useShownPins();
  const deals = useStore(room.store, state => state.show.deals.byId);
  const row = useRef<HTMLUListElement>(null);
  const [place, setPlace] = useState(0);
  const foremost = pins[0]?.id;

  // The host presents this offer now, so it comes into view even if the viewer had swiped on. At once: what changes the
  // row's width would end a smooth scroll halfway.
  useLayoutEffect(() => {
    if (foremost) row.current?.scrollTo({ left: 0, behavior: 'instant' });
  }, [foremost]);

  if (pins.length === 0) return null;
  const go = (to: number) => row.current?.children[to]?.scrollIntoView({ inline: 'start', block: 'nearest' });
  const onScroll = () => {
    const { scrollLeft = 0, scrollWidth = 1, clientWidth = 1 } = row.current ?? {};
    setPlace(Math.round((scrollLeft / Math.max(1, scrollWidth - clientWidth)) * (pins.length - 1)));
  };
  return (
    <section className="pins" aria-label={t('offers.title')}>
      <ul ref={row} className="pins-row" data-several={pins.length > 1 || undefined} onScroll={onScroll}>
        {pins.map(pin => {
          const deal = pin.dealId ? deals[pin.dealId] : undefined;
          return deal ? (
            <DealCard key={pin.id} pin={pin} deal={deal} />
          ) : (
            <OfferCard key={pin.id} pin={pin} />
          );
        })}
      </ul>
      {pins.length > 1 && (
        <>
          <Step label={t('offers.previous')} side="left" hidden={place === 0} onPress={() => go(place - 1)} />
          <Step
            label={t('offers.next')}
            side="right"
            hidden={place === pins.length - 1}
            onPress={() => go(place + 1)}
          />
          <div className="pins-dots" aria-hidden="true">
            {pins.map((pin, index) => (
              <i key={pin.id} data-here={index === place || undefined} />
            ))}
          </div>
        </>
      )}
    </section>
  );
}

interface StepProps {
  label: string;
  side: 'left' | 'right';
  hidden: boolean;
  onPress: () => void;
}

/** A button to page through the row; the style sheet shows it for mice only, because fingers can swipe. */
function Step({ label, side, hidden, onPress }: StepProps) {
  const Icon = side === 'left' ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      className="pins-step"
      data-side={side}
      hidden={hidden}
      aria-label={label}
      onClick={onPress}
    >
      <Icon size={20} aria-hidden="true" />
    </button>
  );
}
