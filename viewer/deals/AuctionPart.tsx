import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deal } from '../../shared/deals/deal.ts';
import { currencyDecimals, formatMoney, parseMoney } from '../../shared/money.ts';
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
      <MaxBidForm dealId={dealId} status={status} command={command} />
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

/** Form for a maximum bid (proxy bidding): the others' bids determine how much of it is needed. */
function MaxBidForm({ dealId, status, command }: Omit<PartProps, 'deal'> & { dealId: string }) {
  const { t, i18n } = useTranslation();
  const { minor, currency } = status.least;
  const decimals = currencyDecimals(currency);
  const [text, setText] = useState('');
  const least = (minor / 10 ** decimals).toFixed(decimals);
  const max = parseMoney((text || least).replace(',', '.'), currency);
  const isEnough = max !== undefined && max.minor >= minor;
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (max && isEnough && (await command.send('deal.bid', { dealId, max }))) setText('');
  };
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
