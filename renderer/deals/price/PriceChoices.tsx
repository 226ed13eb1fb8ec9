import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { PRICE_ENDINGS, type PriceEnding } from './price-ending.ts';
import { QUICK_PERCENTS } from './quick-draft.ts';

function Choices<T extends string | number>(props: {
  label: string;
  values: readonly T[];
  value: T | undefined;
  format: (value: T) => string;
  onChoose: (value: T) => void;
}) {
  const { label, values, value, format, onChoose } = props;
  return (
    <fieldset className="flex items-center gap-1">
      <legend className="sr-only">{label}</legend>
      {values.map(each => (
        <button
          key={each}
          type="button"
          aria-pressed={each === value}
          onClick={() => onChoose(each)}
          className={clsx(
            'h-7 flex-1 whitespace-nowrap rounded-s border px-1.5 text-s tabular-nums pointer-coarse:min-h-10',
            'transition-colors duration-150 ease-calm',
            each === value
              ? 'border-accent bg-info-soft font-medium text-accent'
              : 'border-line text-quiet hover:bg-hover hover:text-ink',
          )}
        >
          {format(each)}
        </button>
      ))}
    </fieldset>
  );
}

/** Reductions at a click. */
export function PercentChoice({ value, onChoose }: { value: number; onChoose: (percent: number) => void }) {
  const { t } = useTranslation('deals');
  return (
    <Choices<number>
      label={t('form.percentOff')}
      values={QUICK_PERCENTS}
      value={value}
      format={percent => t('quick.percent', { percent })}
      onChoose={onChoose}
    />
  );
}

/** How prices that are worked out end; remembered. */
export function EndingChoice(props: { value: PriceEnding; onChoose: (ending: PriceEnding) => void }) {
  const { t } = useTranslation('deals');
  return (
    <Choices
      label={t('quick.endings')}
      values={PRICE_ENDINGS}
      value={props.value}
      format={ending => t(`quick.ending.${ending}`)}
      onChoose={props.onChoose}
    />
  );
}
