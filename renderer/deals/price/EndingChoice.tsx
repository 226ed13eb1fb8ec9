import { useTranslation } from 'react-i18next';
import { setView } from '../../app/view-store.ts';
import { PriceChoices } from './PriceChoices.tsx';
import { PRICE_ENDINGS, type PriceEnding } from './price-ending.ts';

/** How prices end that are worked out. What is chosen is remembered for all deals of this browser. */
export function EndingChoice(props: { value: PriceEnding; onChoose: (ending: PriceEnding) => void }) {
  const { t } = useTranslation('deals');
  return (
    <PriceChoices
      label={t('ending.label')}
      values={PRICE_ENDINGS}
      value={props.value}
      format={ending => t(`ending.${ending}`)}
      onChoose={ending => {
        setView({ priceEnding: ending });
        props.onChoose(ending);
      }}
    />
  );
}
