import { Table2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { setView, useView } from '../app/view-store.ts';
import { IconButton } from '../ui/IconButton.tsx';

/** Opens and closes the catalog drawer. */
export function CatalogButton() {
  const { t } = useTranslation('catalog');
  const open = useView(view => view.drawer === 'catalog');
  return (
    <IconButton
      size="s"
      side="top"
      label={t('table.open')}
      aria-expanded={open}
      onClick={() => setView({ drawer: open ? 'none' : 'catalog' })}
    >
      <Table2 size={16} aria-hidden />
    </IconButton>
  );
}
