import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deal } from '../../shared/deals/deal.ts';
import { currencyDecimals, formatMoney, parseMoney } from '../../shared/money.ts';
import { Countdown } from '../offers/Countdown.tsx';
import type { AuctionStanding } from './claim-status.ts';
import { Press } from './DealAction.tsx';
import type { Acting } from './use-deal.ts';

interface PartProps {
  deal: Deal;
  standing: AuctionStanding;
  acting: Acting;
}

/** Who leads and at what price, one's own most, and the way back while a bid is not final. */
export function AuctionPart({ deal, standing, acting }: PartProps) {
  const { t, i18n } = useTranslation();
  const { id: dealId } = deal.plan;
  const { leads, own, backUntil, price } = standing;
  const written = formatMoney(price, i18n.language);
  const leader = deal.auction?.leader?.name;
  return (
    <div className="deal-choice">
      <p>
        {leads && t('deals.youLeadAt', { price: written })}
        {!leads && leader && t('deals.leads', { name: leader, price: written })}
        {!leader && t('deals.noBids', { price: written })}
      </p>
      {own && <p>{t('deals.ownMost', { price: formatMoney(own, i18n.language) })}</p>}
      <Most dealId={dealId} standing={standing} acting={acting} />
      {backUntil !== undefined && (
        <p className="deal-back">
          <Press
            label={t('deals.takeBack')}
            quiet
            disabled={acting.busy}
            onPress={() => void acting.act('deal.takeBidBack', { dealId })}
          />
          <Countdown until={backUntil} says={t('deals.backFor')} />
        </p>
      )}
    </div>
  );
}

/** The most one would pay. How little of it is needed is found by the others' bids. */
function Most({ dealId, standing, acting }: Omit<PartProps, 'deal'> & { dealId: string }) {
  const { t, i18n } = useTranslation();
  const { minor, currency } = standing.least;
  const decimals = currencyDecimals(currency);
  const [text, setText] = useState('');
  const least = (minor / 10 ** decimals).toFixed(decimals);
  const max = parseMoney((text || least).replace(',', '.'), currency);
  const isEnough = max !== undefined && max.minor >= minor;
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (max && isEnough && (await acting.act('deal.bid', { dealId, max }))) setText('');
  };
  return (
    <form className="deal-most" onSubmit={submit}>
      <label>
        {t('deals.yourMost', { price: formatMoney(standing.least, i18n.language) })}
        <input
          inputMode="decimal"
          autoComplete="off"
          value={text}
          placeholder={least}
          aria-invalid={!isEnough}
          onChange={event => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="deal-press" disabled={acting.busy || !isEnough}>
        {t('deals.bid', { price: max ? formatMoney(max, i18n.language) : '' })}
      </button>
      <small>{t('deals.mostWhy')}</small>
    </form>
  );
}
