import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';

/** Whether an answer is for its viewer alone. */
export function PrivateSwitch({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const { t } = useTranslation('privatereply');
  return (
    <Button size="s" variant={isOn ? 'primary' : 'plain'} aria-pressed={isOn} onClick={() => onChange(!isOn)}>
      <Lock size={12} aria-hidden />
      {t('switch')}
    </Button>
  );
}
