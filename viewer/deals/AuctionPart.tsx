import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnusualBid } from '../../shared/deals/auction.ts';
import type { Deal } from '../../shared/deals/deal.ts';
import { currencyDecimals, formatMoney, type Money, parseMoney } from '../../shared/money.ts';
import { personName } from '../names/person-name.ts';
import { Countdown } from '../offers/Countdown.tsx';
import type { AuctionStatus } from './claim-status.ts';
import { DealButton } from './DealAction.tsx';
import type { CommandSender } from './use-deal.ts';

interface PartProps {
  deal: Deal;
  status: AuctionStatus;
  command: CommandSender;
}

/** Who leads and at what price, the viewer's own maximum bid, and a button to withdraw it while it isn't final. */
export function AuctionPart({ deal, status, command }: PartProps) {
  const { t, i18n } = useTranslation();
  const { id: dealId } = deal.plan;
  const { leads, own, backUntil, price } = status;
  const written = formatMoney(price, i18n.language);
  const leader = deal.auction?.leader?.name;
  return (
    <div className="deal-choice">
      <p>
        {leads && t('deals.youLeadAt', { price: written })}
        {!leads && leader && t('deals.leads', { name: personName(t, leader), price: written })}
        {!leader && t('deals.noBids', { price: written })}
      </p>
      {own && <p>{t('deals.ownMost', { price: formatMoney(own, i18n.language) })}</p>}
      <MaxBidForm deal={deal} status={status} command={command} />
      {backUntil !== undefined && (
        <p className="deal-back">
          <DealButton
            label={t('deals.takeBack')}
            quiet
            disabled={command.busy}
            onPress={() => void command.send('deal.takeBidBack', { dealId })}
          />
          <Countdown until={backUntil} says={t('deals.backFor')} />
        </p>
      )}
    </div>
  );
}

/**
 * Form for a maximum bid (proxy bidding): the others' bids determine how much of it is needed. One far above the price,
 * which may be a slip of the finger, is asked about first, as it binds.
 */
function MaxBidForm({ deal, status, command }: PartProps) {
  const { t, i18n } = useTranslation();
  const { id: dealId, terms } = deal.plan;
  const { minor, currency } = status.least;
  const decimals = currencyDecimals(currency);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<Money>();
  const least = (minor / 10 ** decimals).toFixed(decimals);
  const max = parseMoney((text || least).replace(',', '.'), currency);
  const isEnough = max !== undefined && max.minor >= minor;
  const bid = async (most: Money) => {
    setAsked(undefined);
    if (await command.send('deal.bid', { dealId, max: most })) setText('');
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!max || !isEnough) return;
    if (terms.kind === 'auction' && isUnusualBid(terms, deal.auction ?? {}, max)) setAsked(max);
    else void bid(max);
  };
  if (asked)
    return (
      <BidCheck
        max={asked}
        price={status.price}
        onYes={() => void bid(asked)}
        onNo={() => setAsked(undefined)}
      />
    );
  return (
    <form className="max-bid" onSubmit={submit}>
      <label>
        {t('deals.yourMost', { price: formatMoney(status.least, i18n.language) })}
        <input
          inputMode="decimal"
          autoComplete="off"
          value={text}
          placeholder={least}
          aria-invalid={!isEnough}
          onChange={event => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="deal-button" disabled={command.busy || !isEnough}>
        {t('deals.bid', { price: max ? formatMoney(max, i18n.language) : '' })}
      </button>
      <small>{t('deals.mostWhy')}</small>
    </form>
  );
}

/** The question before a bid far above the price. */
function BidCheck(props: { max: Money; price: Money; onYes: () => void; onNo: () => void }) {
  const { t, i18n } = useTranslation();
  const [max, price] = [props.max, props.price].map(money => formatMoney(money, i18n.language));
  return (
    <div className="bid-check" role="alert">
      <p>{t('deals.bidCheck.text', { max, price })}</p>
      <DealButton label={t('deals.bidCheck.yes', { max })} onPress={props.onYes} />
      <DealButton label={t('deals.bidCheck.no')} quiet onPress={props.onNo} />
    </div>
  );
}
