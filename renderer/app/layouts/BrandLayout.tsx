import { PackageSearch } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandBoard } from '../../deals/board/BrandBoard.tsx';
import { DealForm } from '../../deals/form/DealForm.tsx';
import { BrandLive, BrandNext, useOwnRunning } from '../../deals/live/BrandLive.tsx';
import { StartDialog } from '../../deals/StartDialog.tsx';
import { OwnNow } from '../../offers/OwnNow.tsx';
import { OwnTable } from '../../offers/OwnTable.tsx';
import { type OwnProduct, ownProducts } from '../../offers/own-products.ts';
import { BrandOrders } from '../../orders/BrandOrders.tsx';
import { BrandTotals } from '../../orders/Totals.tsx';
import { ProgramPlayer } from '../../stage/ProgramPlayer.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PanelSection } from '../../ui/PanelSection.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useShow, useYou } from '../room-context.tsx';
import { TopBar } from '../top-bar/TopBar.tsx';

/** The brand rep's layout: their running deals, products on screen, and plans. */
export function BrandLayout() {
  const { t } = useTranslation('brand');
  const brand = useYou()?.brand ?? '';
  const catalog = useShow(show => show.catalog);
  const offers = useShow(show => show.offers);
  const own = useMemo(() => ownProducts({ catalog, offers }), [catalog, offers]);
  return (
    <div className="flex h-full flex-col">
      <TopBar />
      <main className="flex min-h-0 flex-1 flex-col gap-2 p-2">
        {own.length === 0 ? (
          <div className="panel flex-1">
            <EmptyState
              icon={<PackageSearch size={24} />}
              title={t('empty.title')}
              body={t('empty.text', { brand })}
            />
          </div>
        ) : (
          <>
            <Now own={own} />
            <Plans own={own} />
          </>
        )}
      </main>
      <DealForm />
      <StartDialog />
    </div>
  );
}

/** What viewers see of the brand now: its running deals, or else its pinned products. */
function Now({ own }: { own: OwnProduct[] }) {
  const { t } = useTranslation(['brand', 'deals']);
  const running = useOwnRunning();
  const isSelling = running.length > 0;
  return (
    <div className="flex h-72 shrink-0 gap-2">
      <PanelSection
        title={isSelling ? t('deals:board.running') : t('now')}
        aside={<BrandTotals />}
        className="panel min-w-0 flex-1"
      >
        {isSelling ? (
          <BrandLive running={running} />
        ) : (
          <OwnNow products={own.filter(({ pin }) => pin !== undefined)} />
        )}
      </PanelSection>
      <div className="panel aspect-video overflow-hidden">
        <ProgramPlayer />
      </div>
    </div>
  );
}

function Plans({ own }: { own: OwnProduct[] }) {
  const { t } = useTranslation(['brand', 'deals', 'orders']);
  const [tab, setTab] = useState<'deals' | 'orders' | 'products'>('deals');
  const hasOrders = useShow(show => show.deals.rules.brandsMaySettle);
  return (
    <div className="panel relative min-h-0 flex-1">
      <div className="absolute top-0.5 right-2 z-10">
        <BrandNext />
      </div>
      <Tabs
        label={t('products')}
        value={tab === 'orders' && !hasOrders ? 'deals' : tab}
        onChange={setTab}
        className="h-full"
        tabs={[
          { id: 'deals', label: t('deals:title'), content: <BrandBoard /> },
          ...(hasOrders
            ? [{ id: 'orders' as const, label: t('orders:title'), content: <BrandOrders /> }]
            : []),
          {
            id: 'products',
            label: t('products'),
            content: (
              <div className="h-full overflow-y-auto">
                <OwnTable products={own} />
              </div>
            ),
          },
        ]}
      />
    </div>
  );
}
