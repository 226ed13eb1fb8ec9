import { PackagePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { openAddProducts } from './import-store.ts';

/** Opens the dialog that adds products: with words where it is the first thing to do, as an icon elsewhere. */
export function AddProductsButton({ words = false }: { words?: boolean }) {
  const { t } = useTranslation('catalog');
  const icon = <PackagePlus size={16} aria-hidden />;
  if (!words) {
    return (
      <IconButton size="s" side="top" label={t('add')} onClick={openAddProducts}>
        {icon}
      </IconButton>
    );
  }
  return (
    <Button variant="primary" onClick={openAddProducts}>
      {icon}
      {t('add')}
    </Button>
  );
}
