import clsx from 'clsx';
import { memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../shared/catalog/product.ts';
import { cardNow } from '../../shared/deals/deal.ts';
import { isDeal, pinOf } from '../../shared/offers/pin.ts';
import { useShow } from '../app/room-context.tsx';
import { useView } from '../app/view-store.ts';
import { hasReadyDeal } from '../deals/board/board.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { ProductImage } from '../ui/ProductImage.tsx';
import { formatPinAction } from './format.ts';
import { OnScreenLine, PinClock } from './OnScreenLine.tsx';
import { useDragHandle } from './PinByDrag.tsx';
import { PinCorner } from './PinCorner.tsx';
import { Price } from './Price.tsx';
import { StockLeft } from './StockLeft.tsx';
import { type PinStatus, pinStatus } from './shelf.ts';
import { type TogglePin, usePendingPins } from './use-pinning.ts';

interface ShelfCardProps {
  product: Product;
  /** The key 1-9 that has the same effect as a click. */
  shelfKey: number | undefined;
  onToggle: TogglePin;
}

/** A product on the shelf. The whole card is a button that pins or unpins it. */
export const ShelfCard = memo(function ShelfCard({ product, shelfKey, onToggle }: ShelfCardProps) {
  const { t } = useTranslation('offers');
  const pin = useShow(show => pinOf(show.offers, product.id));
  const pending = usePendingPins(state => state.pending.get(product.id));
  const handle = useDragHandle(product.id);
  const status = pinStatus(pin, pending);
  // A pinned product has the price that viewers see, which a deal may have lowered.
  const deal = useShow(show => (pin?.dealId === undefined ? undefined : show.deals.byId[pin.dealId]));
  const card = pin ? (deal ? cardNow(pin.card, deal, 0) : pin.card) : product;
  const lineId = useId();
  const action = t(pin ? (isDeal(pin) ? 'openDeal' : 'unpin') : 'pin', { title: product.title });
  return (
    <div className="group/card @container/card relative h-full">
      <button
        type="button"
        aria-pressed={pin !== undefined}
        aria-label={action}
        aria-describedby={lineId}
        aria-keyshortcuts={shelfKey ? String(shelfKey) : undefined}
        onClick={() => onToggle(product.id)}
        {...handle}
        className={clsx(
          'group flex h-full w-full items-center gap-2.5 overflow-hidden rounded-m border px-2 text-left outline-offset-[-2px]',
          'transition-[background-color,border-color] duration-150 ease-calm',
          status.kind === 'off'
            ? 'border-line bg-raised hover:border-line-strong hover:bg-hover'
            : 'border-accent bg-info-soft',
        )}
      >
        <CardImage product={product} shelfKey={shelfKey} />
        <span className="flex min-w-0 flex-1 flex-col">
          <span
            className="truncate pr-5 group-hover/card:pr-12 pointer-coarse:pr-12 font-medium text-m leading-[18px]"
            title={product.title}
          >
            {product.title}
          </span>
          <span className="flex items-baseline justify-between gap-2 overflow-hidden">
            <Price price={card.price} compareAt={card.compareAt} />
            {status.kind === 'pinned' ? (
              <span className="shrink-0 font-medium text-accent text-s tabular-nums">
                <PinClock pin={status.pin} />
              </span>
            ) : null}
          </span>
          <span id={lineId} className="flex text-s">
            <Line status={status} product={product} />
          </span>
        </span>
      </button>
      <PinCorner product={product} pin={pin} onToggle={onToggle} />
    </div>
  );
});

function CardImage({ product, shelfKey }: Pick<ShelfCardProps, 'product' | 'shelfKey'>) {
  return (
    <span className="relative shrink-0">
      <ProductImage src={product.picture} className="size-[52px]" />
      {shelfKey ? (
        <span className="absolute -top-0.5 -left-0.5">
          <Kbd keys={String(shelfKey)} />
        </span>
      ) : null}
    </span>
  );
}

/** The card's last line: impressions or stock; on hover, what a click does. */
function Line({ status, product }: { status: PinStatus; product: Product }) {
  const { t } = useTranslation('offers');
  const ends = useView(view => view.pinEnds);
  if (status.kind === 'pinning') return <StatusText text={t('pinning')} />;
  if (status.kind === 'unpinning') return <StatusText text={t('unpinning')} />;
  const [now, onHover] =
    status.kind === 'pinned'
      ? [<OnScreenLine key="seen" pin={status.pin} />, t(isDeal(status.pin) ? 'openDealShort' : 'unpinShort')]
      : [<StockLine key="stock" product={product} />, formatPinAction(t, ends)];
  return (
    <span className="relative flex min-w-0 flex-1">
      <span
        className={clsx(
          'flex min-w-0 group-hover:invisible group-focus-visible:invisible',
          status.kind === 'pinned' && 'font-medium text-accent',
        )}
      >
        {now}
      </span>
      <span className="invisible absolute inset-0 truncate font-medium text-accent group-hover:visible group-focus-visible:visible">
        {onHover}
      </span>
    </span>
  );
}

/** Stock, and a note if a deal is ready to start. */
function StockLine({ product }: { product: Product }) {
  const { t } = useTranslation('offers');
  const hasDeal = useShow(show => hasReadyDeal(show.deals.byId, product.id));
  return (
    <span className="flex min-w-0 gap-1.5">
      <StockLeft stock={product.stock} />
      {hasDeal ? <span className="truncate font-medium text-money">{t('dealReady')}</span> : null}
    </span>
  );
}

const StatusText = ({ text }: { text: string }) => (
  <span className="truncate font-medium text-accent">{text}</span>
);
