import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { useReasonChoices } from './use-reason-choices.ts';

/** The ready reasons, of which at most one is chosen. */
export function ReasonChips({
  reason,
  onChange,
}: {
  reason: string | undefined;
  onChange: (reason: string | undefined) => void;
}) {
  const { t } = useTranslation('sanctions');
  const choices = useReasonChoices(reason, onChange);
  return (
    <fieldset aria-label={t('menu.reason')} className="flex flex-wrap gap-1">
      {choices.map(({ id, label, checked, onSelect }) => (
        <Button
          key={id}
          size="s"
          aria-pressed={checked}
          className={clsx(checked && 'border-accent')}
          onClick={onSelect}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  );
}
