import { useTranslation } from 'react-i18next';
import type { DealFigures } from '../../../shared/deals/deal.ts';

const NO_DEMO = { paid: 0 };

/** Paid, held and remaining units of a deal, as a bar and as text. */
export function StockBar({ figures, units }: { figures: DealFigures; units: number }) {
  const { t } = useTranslation('deals');
  const { left, held, paid, demo = NO_DEMO, waiting } = figures;
  const share = (count: number) => `${(count / units) * 100}%`;
  return (
    <div className="flex flex-col gap-1">
      <div aria-hidden className="flex h-2 overflow-hidden rounded-full bg-hover">
        <span className="bg-money transition-[width] duration-200 ease-calm" style={{ width: share(paid) }} />
        <span className="bg-info transition-[width] duration-200 ease-calm" style={{ width: share(held) }} />
      </div>
      <p className="flex flex-wrap gap-x-3 text-s tabular-nums">
        <span className="font-medium">{t('stock.left', { count: left, units })}</span>
        <span className="text-info">{t('stock.held', { count: held })}</span>
        <span className="text-money">{t('stock.paid', { count: paid - demo.paid })}</span>
        {demo.paid > 0 ? <span className="text-quiet">{t('stock.demo', { count: demo.paid })}</span> : null}
        {waiting > 0 ? (
          <span className="text-attention">{t('stock.waiting', { count: waiting })}</span>
        ) : null}
      </p>
    </div>
  );
}
