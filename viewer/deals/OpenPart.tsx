import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Deal, priceOf } from '../../shared/deals/deal.ts';
import { formatMoney } from '../../shared/money.ts';
import { DealButton } from './DealAction.tsx';
import type { CommandSender } from './use-deal.ts';

/** Quantity and total price of a claim. */
export function OpenPart({ deal, most, command }: { deal: Deal; most: number; command: CommandSender }) {
  const { t, i18n } = useTranslation();
  const [wanted, setWanted] = useState(1);
  const units = Math.max(1, Math.min(wanted, most));
  const price = priceOf(deal);
  const total = formatMoney({ ...price, minor: price.minor * units }, i18n.language);
  return (
    <div className="deal-choice">
      {most > 1 && (
        <div className="deal-count">
          <button
            type="button"
            className="round"
            aria-label={t('deals.fewer')}
            disabled={units <= 1}
            onClick={() => setWanted(units - 1)}
          >
            <Minus size={18} aria-hidden="true" />
          </button>
          <output aria-label={t('deals.units')}>{units}</output>
          <button
            type="button"
            className="round"
            aria-label={t('deals.another')}
            disabled={units >= most}
            onClick={() => setWanted(units + 1)}
          >
            <Plus size={18} aria-hidden="true" />
          </button>
        </div>
      )}
      <DealButton
        label={t('deals.getFor', { price: total })}
        disabled={command.busy}
        onPress={() => void command.send('deal.claim', { dealId: deal.plan.id, units })}
      />
    </div>
  );
}
