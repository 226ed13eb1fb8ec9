import { PackageSearch } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandBoard } from '../../deals/board/BrandBoard.tsx';
import { DealForm } from '../../deals/form/DealForm.tsx';
import { BrandLive, BrandNext, useOwnRunning } from '../../deals/live/BrandLive.tsx';
import { StartDialog } from '../../deals/StartDialog.tsx';
import { OwnCards, OwnNow } from '../../offers/OwnNow.tsx';
import { ownProducts } from '../../offers/own-products.ts';
import { BrandOrders } from '../../orders/BrandOrders.tsx';
import { BrandTotals } from '../../orders/Totals.tsx';
import { ProgramPlayer } from '../../stage/ProgramPlayer.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useShow, useYou } from '../room-context.tsx';
import { PhoneFrame } from './PhoneFrame.tsx';

const PARTS = ['show', 'deals', 'orders', 'products'] as const;
type Part = (typeof PARTS)[number];

/** The brand rep's layout on a phone: what viewers see of the brand, its deals, their orders and its products. */
export function BrandPhoneLayout() {
  const [part, setPart] = useState<Part>('show');
  const hasOrders = useShow(show => show.deals.rules.brandsMaySettle);
  const contents: Record<Part, ReactNode> = {
    show: <Now />,
    deals: <Deals />,
    orders: <BrandOrders />,
    products: <Products />,
  };
  const shown = PARTS.filter(id => id !== 'orders' || hasOrders);
  return (
    <div className="flex h-full flex-col">
      <PhoneFrame
        value={shown.includes(part) ? part : 'show'}
        onChange={setPart}
        parts={shown.map(id => ({ id, content: contents[id] }))}
      />
      <DealForm />
      <StartDialog />
    </div>
  );
}

function useOwnProducts() {
  const catalog = useShow(show => show.catalog);
  const offers = useShow(show => show.offers);
  return useMemo(() => ownProducts({ catalog, offers }), [catalog, offers]);
}

/** The picture as viewers get it, and below it the brand's running deals, or else its products on screen. */
function Now() {
  const own = useOwnProducts();
  const running = useOwnRunning();
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <div className="aspect-video w-full shrink-0">
        <ProgramPlayer />
      </div>
      <div className="px-3 py-2 empty:hidden">
        <BrandTotals />
      </div>
      {running.length > 0 ? (
        <BrandLive running={running} />
      ) : (
        <OwnNow products={own.filter(({ pin }) => pin !== undefined)} />
      )}
    </div>
  );
}

function Deals() {
  return (
    <>
      <div className="flex shrink-0 flex-col border-line border-b p-3">
        <BrandNext />
      </div>
      <div className="min-h-0 flex-1">
        <BrandBoard />
      </div>
    </>
  );
}

function Products() {
  const { t } = useTranslation('brand');
  const brand = useYou()?.brand ?? '';
  const own = useOwnProducts();
  if (own.length === 0)
    return (
      <EmptyState
        icon={<PackageSearch size={24} />}
        title={t('empty.title')}
        body={t('empty.text', { brand })}
      />
    );
  return (
    <div className="min-h-0 flex-1 overflow-y-auto pt-3">
      <OwnCards products={own} />
    </div>
  );
}
