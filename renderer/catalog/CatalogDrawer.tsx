import clsx from 'clsx';
import { PackagePlus, Plus, Search, TextCursorInput } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onShelf, type Product } from '../../shared/catalog/product.ts';
import { useShow } from '../app/room-context.tsx';
import { setView, useView } from '../app/view-store.ts';
import { ShopsButton } from '../shops/ShopsButton.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Switch } from '../ui/input/Switch.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { BulkEdit } from './bulk/BulkEdit.tsx';
import { ImageStatus } from './ImageStatus.tsx';
import { AddProductsButton } from './import/AddProductsButton.tsx';
import { openAddProducts, useAddProducts } from './import/import-store.ts';
import { useFileDrop } from './import/use-file-drop.ts';
import { PictureJob } from './pictures/PictureJob.tsx';
import { openProductTask } from './product/product-store.ts';
import { CatalogTable } from './table/CatalogTable.tsx';
import { rowsOf } from './table/rows.ts';

/** Table and bulk editor of the show's products. */
export function CatalogDrawer() {
  const { t } = useTranslation('catalog');
  const open = useView(view => view.drawer === 'catalog');
  const count = useShow(show => show.catalog.products.length);
  return (
    <Drawer
      wide
      title={t('table.title')}
      aside={<Badge tone="quiet">{count}</Badge>}
      open={open}
      onClose={() => setView({ drawer: 'none' })}
    >
      {count === 0 ? (
        <EmptyState
          icon={<PackagePlus size={28} />}
          title={t('table.emptyTitle')}
          body={t('table.emptyBody')}
          action={<AddProductsButton large />}
        />
      ) : (
        <Products />
      )}
    </Drawer>
  );
}

const archivedOf = (products: readonly Product[]): Product[] => products.filter(({ archived }) => archived);

function Products() {
  const { t } = useTranslation('catalog');
  const products = useShow(show => show.catalog.products);
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [asText, setAsText] = useState<readonly string[]>();
  const add = useAddProducts();
  // A file beside the rows must not make the browser leave the studio for it.
  const { over, handlers } = useFileDrop(files => {
    openAddProducts();
    void add(files);
  });
  const [showsArchive, setShowsArchive] = useState(false);
  const archive = archivedOf(products);
  const inArchive = showsArchive && archive.length > 0;
  const rows = useMemo(
    () => rowsOf(inArchive ? archivedOf(products) : onShelf(products), search, opened),
    [products, inArchive, search, opened],
  );
  if (asText) {
    const chosen = new Set(asText);
    return (
      <BulkEdit products={products.filter(({ id }) => chosen.has(id))} onDone={() => setAsText(undefined)} />
    );
  }
  const toggle = (id: string) =>
    setOpened(before =>
      before.has(id) ? new Set([...before].filter(each => each !== id)) : new Set([...before, id]),
    );
  return (
    <div {...handlers} className={clsx('flex h-full min-h-0 flex-col', over && 'bg-info-soft')}>
      <div className="flex flex-wrap items-center gap-2 p-3">
        <Search size={16} aria-hidden className="text-faint" />
        <TextField
          label={t('table.search')}
          hideLabel
          placeholder={t('table.search')}
          value={search}
          onChange={setSearch}
          className="w-64"
        />
        {archive.length > 0 ? (
          <Switch
            label={t('table.archive', { count: archive.length })}
            checked={inArchive}
            onChange={setShowsArchive}
          />
        ) : null}
        <span className="flex-1" />
        <ShopsButton />
        <Button onClick={() => openProductTask({ kind: 'add' })}>
          <Plus size={16} aria-hidden />
          {t('product.new')}
        </Button>
        <Button onClick={() => setAsText([...new Set(rows.map(({ product }) => product.id))])}>
          <TextCursorInput size={16} aria-hidden />
          {t('bulk.open')}
        </Button>
      </div>
      <div className="flex flex-col gap-2 px-3 pb-2 empty:hidden">
        <ImageStatus />
        <PictureJob />
      </div>
      {rows.length > 0 ? (
        <CatalogTable rows={rows} opened={opened} onToggle={toggle} />
      ) : (
        <p className="px-3 py-8 text-center text-quiet">
          {t(search ? 'table.notFound' : 'table.allArchived')}
        </p>
      )}
      <p className="border-line border-t px-3 py-2 text-faint text-s">{t('table.keys')}</p>
    </div>
  );
}
