import { useTranslation } from 'react-i18next';
import type { ModeKind } from '../../shared/modes/mode.ts';
import { Select } from '../ui/input/Select.tsx';
import { formatAmount } from './format.ts';

/** Numbers to choose from, in the unit of the mode. */
const CHOICES: { readonly [K in ModeKind]?: readonly number[] } = {
  slow: [3, 5, 10, 20, 30, 60, 120, 300, 600],
  delay: [2, 3, 5, 10, 20, 30],
  known: [1, 5, 10, 30, 60, 120],
  unique: [1, 5, 10, 30, 60],
};

/** The number of a mode. */
export function AmountSelect({
  kind,
  amount,
  onChange,
}: {
  kind: ModeKind;
  amount: number;
  onChange: (amount: number) => void;
}) {
  const { t } = useTranslation('modes');
  const choices = [...new Set([...(CHOICES[kind] ?? []), amount])].sort((one, other) => one - other);
  return (
    <Select
      size="s"
      className="w-28 shrink-0"
      label={t('amount', { mode: t(`name.${kind}`) })}
      value={String(amount)}
      options={choices.map(each => ({ value: String(each), label: formatAmount(t, kind, each) }))}
      onChange={value => onChange(Number(value))}
    />
  );
}
