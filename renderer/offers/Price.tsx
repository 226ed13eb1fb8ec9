import { useTranslation } from 'react-i18next';
import { formatMoney, type Money } from '../../shared/money.ts';

/** A price, followed by the struck-out price before a reduction. */
export function Price({ price, compareAt }: { price: Money; compareAt: Money | undefined }) {
  const { t, i18n } = useTranslation('offers');
  const before = compareAt && formatMoney(compareAt, i18n.language);
  return (
    <span className="flex min-w-0 items-baseline gap-1.5 whitespace-nowrap leading-[18px]">
      <span className="font-semibold text-m text-money">{formatMoney(price, i18n.language)}</span>
      {before ? (
        <>
          <s aria-hidden className="truncate text-quiet text-s">
            {before}
          </s>
          <span className="sr-only">{t('was', { price: before })}</span>
        </>
      ) : null}
    </span>
  );
}
