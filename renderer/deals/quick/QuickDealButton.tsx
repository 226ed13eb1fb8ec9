import { Zap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../shared/catalog/product.ts';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/overlay/Popover.tsx';
import { QuickDeal } from './QuickDeal.tsx';

/** Opens the quick deal of a product: price, units, go. */
export function QuickDealButton({ product, className }: { product: Product; className: string }) {
  const { t } = useTranslation('deals');
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      side="top"
      title={t('quick.title')}
      className="w-80"
      trigger={
        <Button
          size="s"
          variant="ghost"
          shape="square"
          aria-label={t('quick.label', { title: product.title })}
          className={className}
        >
          <Zap size={14} aria-hidden />
        </Button>
      }
    >
      <QuickDeal product={product} onClose={() => setOpen(false)} />
    </Popover>
  );
}
