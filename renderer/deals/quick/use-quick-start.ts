import { useTranslation } from 'react-i18next';
import type { DealPlan } from '../../../shared/deals/terms.ts';
import { useCommand } from '../../app/room-context.tsx';
import { showToast } from '../../ui/overlay/toast.ts';

/**
 * Returns a function that saves a plan and starts it at once, or hands a deep discount to whoever has to approve it. What
 * the server keeps back stays among the drafts, with its reason in a toast.
 */
export function useQuickStart(onDone: () => void): (plan: DealPlan, isDeep: boolean) => Promise<void> {
  const { t } = useTranslation('deals');
  const command = useCommand();
  return async (plan, isDeep) => {
    const { id: dealId, title } = plan;
    if (!(await command('deal.save', { plan }))) return;
    const next = isDeep
      ? await command('deal.answer', { dealId, answer: 'accept' })
      : await command('deal.start', { dealId });
    if (!next) return;
    onDone();
    if (isDeep) showToast(t('quick.asked', { title }), { body: t('stage.needsOther') });
  };
}
