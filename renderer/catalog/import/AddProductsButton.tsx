import { PackagePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { openAddProducts } from './import-store.ts';

/** Opens the import dialog. `large` is a primary button with text, else it is an icon. */
export function AddProductsButton({ large = false }: { large?: boolean }) {
  const { t } = useTranslation('catalog');
  const icon = <PackagePlus size={16} aria-hidden />;
  if (!large) {
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
