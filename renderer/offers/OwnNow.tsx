import clsx from 'clsx';
import { MonitorPlay } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Pin } from '../../shared/offers/pin.ts';
import { useServerNow } from '../app/show-clock.ts';
import { useNow } from '../app/use-now.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatDuration } from '../ui/format.ts';
import { ProductImage } from '../ui/ProductImage.tsx';
import { AGE_CHECK_MS, OwnState } from './OwnTable.tsx';
import type { OwnProduct } from './own-products.ts';
import { Price } from './Price.tsx';
import { StockLeft } from './StockLeft.tsx';

/** The brand's products that are pinned now. */
export function OwnNow({ products }: { products: readonly OwnProduct[] }) {
  const { t } = useTranslation('brand');
  if (products.length === 0) {
    return (
      <EmptyState
        icon={<MonitorPlay size={24} />}
        title={t('nothingNow.title')}
        body={t('nothingNow.text')}
        className="py-6"
      />
    );
  }
  return <OwnCards products={products} />;
}

/** A brand's products as cards, with viewer interest; what is pinned stands out. */
export function OwnCards({ products }: { products: readonly OwnProduct[] }) {
  const now = useNow(AGE_CHECK_MS);
  return (
    <ul className="flex flex-wrap gap-2 px-3 pb-3">
      {products.map(own => (
        <Card key={own.product.id} own={own} now={now} />
      ))}
    </ul>
  );
}

function Card({ own, now }: { own: OwnProduct; now: number }) {
  const { t } = useTranslation('brand');
  const { product, interest, pin } = own;
  return (
    <li
      className={clsx(
        'flex min-w-72 flex-1 gap-4 rounded-m border p-3',
        pin ? 'border-accent bg-info-soft' : 'border-line bg-raised',
      )}
    >
      <ProductImage src={product.picture} className="size-20" />
      <div className="flex min-w-0 flex-1 flex-col">
        <p className="truncate font-medium">{product.title}</p>
        <Price price={product.price} compareAt={product.compareAt} />
        <p className="mt-auto flex flex-wrap items-baseline gap-x-3 text-quiet text-s">
          {pin ? <OnScreenFor pin={pin} /> : <OwnState own={own} now={now} />}
          <StockLeft stock={product.stock} />
        </p>
      </div>
      <p className="flex flex-col items-end">
        <span className="font-semibold text-xl">{interest.clicks}</span>
        <span className="text-quiet text-s">{t('opens', { count: interest.clicks })}</span>
      </p>
    </li>
  );
}

function OnScreenFor({ pin }: { pin: Pin }) {
  const { t } = useTranslation('brand');
  const now = useServerNow(pin.at);
  return (
    <span className="font-medium text-accent">{t('pinnedFor', { time: formatDuration(now - pin.at) })}</span>
  );
}
