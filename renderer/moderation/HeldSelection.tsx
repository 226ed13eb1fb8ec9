import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../app/shortcuts/use-shortcut.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import type { Decision } from './use-decisions.ts';

/** How many held messages are selected, and what can be done to all of them. */
export function HeldSelection(props: {
  count: number;
  onDecide: (decision: Decision) => void;
  onAll: () => void;
  onClear: () => void;
}) {
  const { count, onDecide, onAll, onClear } = props;
  const { t } = useTranslation('moderation');
  return (
    <fieldset
      aria-label={t('held.selected', { count })}
      className="flex shrink-0 flex-wrap items-center gap-1.5 border-line border-t bg-raised px-3 py-2"
    >
      <span aria-live="polite" className="font-medium text-s tabular-nums">
        {t('held.selected', { count })}
      </span>
      <IconButton size="s" side="top" label={t('held.clear')} onClick={onClear}>
        <X size={14} />
      </IconButton>
      <Button size="s" variant="ghost" className="mr-auto" onClick={onAll}>
        {t('held.selectAll')}
      </Button>
      <Button size="s" onClick={() => onDecide('approve')}>
        {t('held.approve')}
        <Kbd keys={keysOf('approve')} />
      </Button>
      <Button size="s" onClick={() => onDecide('delete')}>
        {t('held.delete')}
        <Kbd keys={keysOf('delete')} />
      </Button>
    </fieldset>
  );
}
