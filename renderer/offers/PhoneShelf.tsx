import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SampleButton } from '../catalog/import/SampleButton.tsx';
import { useShelfProducts } from '../catalog/use-shelf-products.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ShelfGrid } from './ShelfGrid.tsx';
import { ShelfSearch } from './ShelfSearch.tsx';
import { shelfEntries } from './shelf.ts';
import { useTogglePin } from './use-pinning.ts';

/** The shelf on a phone: a tap pins a product or takes it off. Lists are brought in on a computer. */
export function PhoneShelf() {
  const { t } = useTranslation('offers');
  const products = useShelfProducts();
  const toggle = useTogglePin();
  const [search, setSearch] = useState('');
  const entries = useMemo(() => shelfEntries(products, search), [products, search]);
  if (products.length === 0)
    return <EmptyState title={t('empty.title')} body={t('empty.phone')} action={<SampleButton />} />;
  return (
    <div className="flex h-full min-h-0 flex-col gap-2">
      <div className="shrink-0 px-3 pt-2">
        <ShelfSearch value={search} onChange={setSearch} onEnter={() => {}} />
      </div>
      {entries.length > 0 ? (
        <ShelfGrid entries={entries} onToggle={toggle} />
      ) : (
        <p className="px-3 text-quiet">{t('notFound', { search: search.trim() })}</p>
      )}
    </div>
  );
}
