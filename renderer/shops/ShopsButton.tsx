import { Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { setView } from '../app/view-store.ts';
import { Button } from '../ui/Button.tsx';

/** Opens the shops that the show is connected to. */
export function ShopsButton({ onOpen }: { onOpen?: () => void }) {
  const { t } = useTranslation('shops');
  const open = () => {
    onOpen?.();
    setView({ drawer: 'shops' });
  };
  return (
    <Button onClick={open}>
      <Store size={16} aria-hidden />
      {t('open')}
    </Button>
  );
}
