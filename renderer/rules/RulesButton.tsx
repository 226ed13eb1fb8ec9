import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { openRules } from './rules-store.ts';

/** Opens the rules, and says how many are on. */
export function RulesButton() {
  const { t } = useTranslation('rules');
  const count = useShow(show => show.rules.list.filter(({ isOn }) => isOn).length);
  return (
    <Button size="s" variant="ghost" onClick={openRules}>
      {t('title')}
      <span className="text-faint">{t('number', { count })}</span>
    </Button>
  );
}
