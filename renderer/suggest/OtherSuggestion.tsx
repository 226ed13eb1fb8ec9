import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PinButton } from '../offers/PinButton.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ProductImage } from '../ui/ProductImage.tsx';
import { Reasons } from './Reasons.tsx';
import type { Suggested } from './use-suggestions.ts';

/** A suggestion in compact form. */
export function OtherSuggestion(props: { suggested: Suggested; onNotNow: (productId: string) => void }) {
  const { product, reasons } = props.suggested;
  const { t } = useTranslation('suggest');
  return (
    <li className="flex items-center gap-3 border-line border-t px-3 py-1.5">
      <ProductImage src={product.picture} className="size-8" />
      <div className="min-w-0 flex-1">
        <p className="truncate">{product.title}</p>
        <Reasons reasons={reasons.slice(0, 1)} />
      </div>
      <span className="flex">
        <PinButton productId={product.id} />
        <IconButton
          size="s"
          label={t('notNowName', { title: product.title })}
          onClick={() => props.onNotNow(product.id)}
        >
          <X size={14} />
        </IconButton>
      </span>
    </li>
  );
}
