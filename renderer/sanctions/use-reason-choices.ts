import { useTranslation } from 'react-i18next';
import { READY_REASONS } from '../../shared/sanctions/rules.ts';
import type { MenuEntry } from '../ui/overlay/Menu.tsx';

/** The ready reasons as choices, each with its key; the chosen one again chooses none. */
export function useReasonChoices(
  reason: string | undefined,
  choose: (reason: string | undefined) => void,
): MenuEntry[] {
  const { t } = useTranslation('sanctions');
  return READY_REASONS.map((each, index) => ({
    id: each,
    label: t(`reasons.${each}`),
    keys: String(index + 1),
    checked: reason === each,
    onSelect: () => choose(reason === each ? undefined : each),
  }));
}
