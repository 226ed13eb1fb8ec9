import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DealPlan } from '../../../shared/deals/terms.ts';
import { useShow } from '../../app/room-context.tsx';

/** Says before a deal starts that its holds can't be paid by viewers, because its product leads to no shop. */
export function NoBuyLink({ plan }: { plan: DealPlan | undefined }) {
  const { t } = useTranslation('deals');
  const productId = plan?.items[0]?.productId;
  const product = useShow(show => show.catalog.products.find(({ id }) => id === productId));
  if (!product || product.checkout || product.buyUrl) return null;
  return (
    <p className="flex gap-2 text-attention text-s">
      <Info size={14} aria-hidden className="mt-0.5 shrink-0" />
      <span className="min-w-0 text-pretty">{t('noBuyLink', { title: product.title })}</span>
    </p>
  );
}
