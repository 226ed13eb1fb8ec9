import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useYou } from '../app/room-context.tsx';
import { SampleButton } from '../catalog/import/SampleButton.tsx';
import { openProductTask } from '../catalog/product/product-store.ts';
import { useNumberedShelf } from '../catalog/use-shelf-products.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ShelfGrid } from './ShelfGrid.tsx';
import { ShelfSearch } from './ShelfSearch.tsx';
import { shelfEntries } from './shelf.ts';
import { useTogglePin } from './use-pinning.ts';

/**
 * The shelf where there is little room: a tap pins a product or takes it off, and a host can add one. Lists are brought in on
 * a computer.
 */
export function PhoneShelf() {
  const { t } = useTranslation(['offers', 'catalog']);
  const mayAdd = useYou()?.role === 'host';
  const shelf = useNumberedShelf();
  const toggle = useTogglePin();
  const [search, setSearch] = useState('');
  const entries = useMemo(() => shelfEntries(shelf, search), [shelf, search]);
  if (shelf.length === 0)
    return (
      <EmptyState
        title={t('empty.title')}
        body={t(mayAdd ? 'empty.phone' : 'empty.moderator')}
        action={
          mayAdd ? (
            <>
              <Button onClick={() => openProductTask({ kind: 'add' })}>
                <Plus size={16} aria-hidden /> {t('catalog:product.new')}
              </Button>
              <SampleButton />
            </>
          ) : null
        }
      />
    );
  return (
    <div className="flex h-full min-h-0 flex-col gap-2">
      <div className="flex shrink-0 items-center gap-1 px-3 pt-2">
        <div className="min-w-0 flex-1">
          <ShelfSearch value={search} onChange={setSearch} onEnter={() => {}} />
        </div>
        {mayAdd ? (
          <IconButton
            label={t('catalog:product.new')}
            side="left"
            onClick={() => openProductTask({ kind: 'add' })}
          >
            <Plus size={16} aria-hidden />
          </IconButton>
        ) : null}
      </div>
      {entries.length > 0 ? (
        <ShelfGrid entries={entries} onToggle={toggle} />
      ) : (
        <p className="px-3 text-quiet">{t('notFound', { search: search.trim() })}</p>
      )}
    </div>
  );
}
