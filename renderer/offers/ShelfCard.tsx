import clsx from 'clsx';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Pin, pinOf } from '../../shared/offers.ts';
import type { Product } from '../../shared/product.ts';
import { useShow } from '../app/room-context.tsx';
import { useServerNow } from '../app/show-clock.ts';
import { shortClock } from '../ui/ago.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { Picture } from '../ui/Picture.tsx';
import { Price } from './Price.tsx';
import { StockLeft } from './StockLeft.tsx';
import { type Standing, standingOf } from './shelf.ts';
import { usePendingPins } from './use-pinning.ts';

interface ShelfCardProps {
  product: Product;
  /** The key 1-9 that does the same as a click. */
  shelfKey: number | undefined;
  onToggle: (productId: string) => void;
}

/** A product on the shelf. The whole card is the button: one click puts it on every viewer's screen or takes it off. */
export const ShelfCard = memo(function ShelfCard({ product, shelfKey, onToggle }: ShelfCardProps) {
  const { t } = useTranslation('offers');
  const pin = useShow(show => pinOf(show, product.id));
  const pending = usePendingPins(state => state.pending.get(product.id));
  const standing = standingOf(pin, pending);
  const on = standing.kind !== 'off';
  const action = pin ? t('unpin', { title: product.title }) : t('pin', { title: product.title });
  return (
    <button
      type="button"
      aria-pressed={pin !== undefined}
      aria-label={action}
      aria-keyshortcuts={shelfKey ? String(shelfKey) : undefined}
      onClick={() => onToggle(product.id)}
      className={clsx(
        'group flex h-full w-full items-center gap-2.5 overflow-hidden rounded-m border px-2 text-left outline-offset-[-2px]',
        'transition-[background-color,border-color] duration-150 ease-calm',
        on ? 'border-accent bg-info-soft' : 'border-line bg-raised hover:border-line-strong hover:bg-hover',
      )}
    >
      <span className="relative shrink-0">
        <Picture address={product.picture} className="size-[52px]" />
        {shelfKey ? (
          <span className="absolute -top-0.5 -left-0.5">
            <Kbd keys={String(shelfKey)} />
          </span>
        ) : null}
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate font-medium text-m leading-[18px]" title={product.title}>
          {product.title}
        </span>
        <Price price={product.price} compareAt={product.compareAt} />
        <Line standing={standing} product={product} />
      </span>
    </button>
  );
});

/** The card's last line: how it stands on screen, or how many are left and what a click would do. */
function Line({ standing, product }: { standing: Standing; product: Product }) {
  const { t } = useTranslation('offers');
  if (standing.kind === 'pinning') return <Said text={t('pinning')} />;
  if (standing.kind === 'unpinning') return <Said text={t('unpinning')} />;
  if (standing.kind === 'pinned') return <OnScreen pin={standing.pin} />;
  return (
    <span className="relative flex text-s">
      <span className="truncate group-hover:invisible group-focus-visible:invisible">
        <StockLeft stock={product.stock} />
      </span>
      <span className="invisible absolute inset-0 font-medium text-accent group-hover:visible group-focus-visible:visible">
        {t('pinShort')}
      </span>
    </span>
  );
}

const Said = ({ text }: { text: string }) => (
  <span className="truncate font-medium text-accent text-s">{text}</span>
);

function OnScreen({ pin }: { pin: Pin }) {
  const { t } = useTranslation('offers');
  const now = useServerNow(pin.at);
  return (
    <span className="flex items-center gap-1.5 font-medium text-accent text-s">
      <span className="truncate group-hover:hidden">
        {t('pinnedFor', { time: shortClock(now - pin.at) })}
      </span>
      <span className="hidden group-hover:inline">{t('unpinShort')}</span>
    </span>
  );
}
