import { UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { setView } from '../app/view-store.ts';
import { Button } from '../ui/Button.tsx';
import { TeamDialog } from './TeamDialog.tsx';

/** Opens the team dialog. */
export function TeamButton() {
  const { t } = useTranslation('team');
  return (
    <>
      <Button variant="ghost" onClick={() => setView({ dialog: 'team' })}>
        <UserPlus size={16} /> <span className="max-[1279px]:sr-only">{t('button')}</span>
      </Button>
      <TeamDialog />
    </>
  );
}
