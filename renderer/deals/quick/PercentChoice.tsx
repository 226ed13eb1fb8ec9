import { useTranslation } from 'react-i18next';
import { PriceChoices } from '../price/PriceChoices.tsx';
import { QUICK_PERCENTS } from './quick-draft.ts';

/** Reductions at a click. */
export function PercentChoice({ value, onChoose }: { value: number; onChoose: (percent: number) => void }) {
  const { t } = useTranslation('deals');
  return (
    <PriceChoices<number>
      label={t('form.percentOff')}
      values={QUICK_PERCENTS}
      value={value}
      format={percent => t('quick.percent', { percent })}
      onChoose={onChoose}
    />
  );
}
