import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { setView } from '../app/view-store.ts';
import { Button } from '../ui/Button.tsx';

/** Opens the ledger in the place of whatever drawer is open. */
export function LedgerButton({ variant = 'ghost' }: { variant?: 'ghost' | 'plain' }) {
  const { t } = useTranslation('ledger');
  return (
    <Button variant={variant} onClick={() => setView({ drawer: 'ledger' })}>
      <ScrollText size={16} /> {t('button')}
    </Button>
  );
}
