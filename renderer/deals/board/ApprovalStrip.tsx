import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow, useYou } from '../../app/room-context.tsx';
import { formatSize, formatTerms } from '../format.ts';
import { mayApprove } from './board.ts';
import { ApproveButton } from './DealActions.tsx';

/** The deep discounts that this person may approve. Nothing if there are none. */
export function ApprovalStrip() {
  const { t, i18n } = useTranslation('deals');
  const deals = useShow(show => show.deals.byId);
  const you = useYou();
  const waiting = useMemo(() => Object.values(deals).filter(deal => mayApprove(deal, you)), [deals, you]);
  if (waiting.length === 0) return null;
  return (
    <ul aria-label={t('approval.label')} className="flex shrink-0 flex-col gap-2 px-2 pt-2">
      {waiting.map(deal => (
        <li
          key={deal.plan.id}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-m border border-attention bg-attention-soft px-3 py-2"
        >
          <span className="font-medium">{deal.plan.title}</span>
          <span>{formatTerms(t, deal, i18n.language)}</span>
          <span className="text-quiet text-s">{formatSize(t, deal.plan)}</span>
          <span className="min-w-0 flex-1 text-attention text-s">{t('approval.why')}</span>
          <ApproveButton dealId={deal.plan.id} />
        </li>
      ))}
    </ul>
  );
}
