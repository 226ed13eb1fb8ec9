import { PackageSearch } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnNow } from '../../offers/OwnNow.tsx';
import { OwnTable } from '../../offers/OwnTable.tsx';
import { ownProducts } from '../../offers/own.ts';
import { RoomPicture } from '../../stage/RoomPicture.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PanelSection } from '../../ui/PanelSection.tsx';
import { useShow, useYou } from '../room-context.tsx';
import { TopBar } from '../TopBar.tsx';

/** The brand rep's desk: their own products, and what the show does for them. */
export function BrandLayout() {
  const { t } = useTranslation('brand');
  const brand = useYou()?.brand ?? '';
  const products = useShow(show => show.products);
  const interest = useShow(show => show.interest);
  const pins = useShow(show => show.pins);
  const own = useMemo(() => ownProducts({ products, interest, pins }), [products, interest, pins]);
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
            <div className="flex min-h-56 shrink-0 gap-2">
              <PanelSection title={t('now')} className="panel min-w-0 flex-1">
                <OwnNow products={own.filter(({ pin }) => pin !== undefined)} />
              </PanelSection>
              <div className="panel aspect-video overflow-hidden">
                <RoomPicture />
              </div>
            </div>
            <PanelSection title={t('products')} className="panel flex-1">
              <div className="min-h-0 overflow-y-auto">
                <OwnTable products={own} />
              </div>
            </PanelSection>
          </>
        )}
      </main>
    </div>
  );
}
