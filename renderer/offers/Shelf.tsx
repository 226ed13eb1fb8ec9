import { PackagePlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { CatalogButton } from '../catalog/CatalogButton.tsx';
import { AddProductsButton } from '../catalog/import/AddProductsButton.tsx';
import { SampleButton } from '../catalog/import/SampleButton.tsx';
import { useNumberedShelf } from '../catalog/use-shelf-products.ts';
import { DealsButton } from '../deals/DealsButton.tsx';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { CategoryFilter } from './CategoryFilter.tsx';
import { OnScreenMenu } from './OnScreenMenu.tsx';
import { ShelfGrid } from './ShelfGrid.tsx';
import { ShelfSearch } from './ShelfSearch.tsx';
import { shelfEntries } from './shelf.ts';
import { useTogglePin } from './use-pinning.ts';
import { useShelfKeys } from './use-shelf-keys.ts';

/** The host's product shelf: a click or a key 1-9 pins a product. */
export function Shelf() {
  const { t } = useTranslation('offers');
  const shelf = useNumberedShelf();
  const products = useMemo(() => shelf.map(({ product }) => product), [shelf]);
  const toggle = useTogglePin();
  const isEmpty = useShow(show => show.catalog.products.length === 0);
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState<string>();
  const entries = useMemo(() => shelfEntries(shelf, search, category), [shelf, search, category]);
  useShelfKeys();

  const only = entries.length === 1 ? entries[0] : undefined;
  const pinOnly = () => {
    if (!only) return;
    void toggle(only.product.id);
    setSearch('');
  };
  const clear = () => {
    setSearch('');
    setCategory(undefined);
  };
  const tools = (
    <>
      <OnScreenMenu />
      <CategoryFilter products={products} value={category} onChange={setCategory} />
      <ShelfSearch value={search} onChange={setSearch} onEnter={pinOnly} />
      <DealsButton />
      <CatalogButton />
      <AddProductsButton />
    </>
  );
  return (
    <PanelSection title={t('title')} aside={isEmpty ? null : tools} className="h-full">
      {isEmpty ? <NoProducts /> : null}
      {!isEmpty && entries.length === 0 ? <NotFound search={search} onClear={clear} /> : null}
      {entries.length > 0 ? <ShelfGrid entries={entries} onToggle={toggle} /> : null}
    </PanelSection>
  );
}

/** In one row, as the shelf is low. */
function NoProducts() {
  const { t } = useTranslation('offers');
  return (
    <div className="flex min-h-0 flex-1 items-center gap-4 overflow-y-auto px-4 pb-4">
      <PackagePlus size={24} aria-hidden className="shrink-0 text-faint" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{t('empty.title')}</p>
        <p className="max-w-[60ch] text-pretty text-quiet">{t('empty.text')}</p>
      </div>
      <div className="flex shrink-0 flex-wrap justify-end gap-2">
        <AddProductsButton large />
        <SampleButton />
      </div>
    </div>
  );
}

function NotFound({ search, onClear }: { search: string; onClear: () => void }) {
  const { t } = useTranslation('offers');
  return (
    <div className="flex min-h-0 flex-1 items-center justify-center gap-3 px-4 pb-4">
      <p className="min-w-0 truncate text-quiet">
        {search.trim() ? t('notFound', { search: search.trim() }) : t('nothingHere')}
      </p>
      <Button size="s" onClick={onClear}>
        {t('clear')}
      </Button>
    </div>
  );
}
