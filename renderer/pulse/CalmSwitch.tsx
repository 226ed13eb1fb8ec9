import { useTranslation } from 'react-i18next';
import { Switch } from '../ui/input/Switch.tsx';
import { setCalm, useCalm } from './calm.ts';

/** Turns the side panel down to its top lines. */
export function CalmSwitch() {
  const { t } = useTranslation('pulse');
  const calm = useCalm(state => state.calm);
  return <Switch label={t('calm')} checked={calm} onChange={setCalm} />;
}
