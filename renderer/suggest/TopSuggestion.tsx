import { Pin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Price } from '../offers/Price.tsx';
import { usePendingPins, useTogglePin } from '../offers/use-pinning.ts';
import { Button } from '../ui/Button.tsx';
import { ProductImage } from '../ui/ProductImage.tsx';
import { Reasons } from './Reasons.tsx';
import type { Suggested } from './use-suggestions.ts';

/** The best suggestion with its reasons, and buttons to pin or dismiss it. */
export function TopSuggestion(props: { suggested: Suggested; onNotNow: (productId: string) => void }) {
  const { suggested, onNotNow } = props;
  const { product, reasons } = suggested;
  const { t } = useTranslation(['suggest', 'offers']);
  const toggle = useTogglePin();
  const pinning = usePendingPins(state => state.pending.has(product.id));
  const { id, title } = product;
  return (
    <article className="flex gap-3 px-3 pb-3">
      <ProductImage src={product.picture} className="size-16" />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <div className="flex items-baseline gap-2">
          <h3 className="min-w-0 flex-1 truncate font-medium">{title}</h3>
          <Price price={product.price} compareAt={product.compareAt} />
        </div>
        <Reasons reasons={reasons} />
        <div className="mt-1.5 flex gap-2">
          <Button
            size="s"
            variant="primary"
            disabled={pinning}
            aria-label={t('pinName', { title })}
            onClick={() => void toggle(id)}
          >
            <Pin size={14} aria-hidden />
            {pinning ? t('offers:pinning') : t('pin')}
          </Button>
          <Button
            size="s"
            variant="ghost"
            aria-label={t('notNowName', { title })}
            onClick={() => onNotNow(id)}
          >
            {t('notNow')}
          </Button>
        </div>
      </div>
    </article>
  );
}
