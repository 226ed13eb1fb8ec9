import { useTranslation } from 'react-i18next';
import { Switch } from '../ui/input/Switch.tsx';
import { setCalm, useCalm } from './calm.ts';

/** Switch of the calm mode. */
export function CalmSwitch() {
  const { t } = useTranslation('pulse');
  const calm = useCalm(state => state.calm);
  return <Switch label={t('calm')} checked={calm} onChange={setCalm} />;
}
