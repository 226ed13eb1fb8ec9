import { useTranslation } from 'react-i18next';
import type { Deal } from '../../../shared/deals/deal.ts';
import { useYou } from '../../app/room-context.tsx';
import { useNow } from '../../app/use-now.ts';
import { usePersonName } from '../../names/use-person-name.ts';
import { formatRelativeTime } from '../../ui/format.ts';
import { formatEnd } from '../format.ts';
import { needsApproval } from './board.ts';

const AGE_CHECK_MS = 15_000;

/** Status of a deal beyond its column: postponed, declined and why, needs approval, or how it ended. */
export function DealStatus({ deal }: { deal: Deal }) {
  const { t, i18n } = useTranslation('deals');
  const now = useNow(AGE_CHECK_MS);
  const you = useYou();
  const nameOf = usePersonName();
  const { stage } = deal;
  if (stage.kind === 'postponed') return <p className="text-attention text-s">{t('stage.postponed')}</p>;
  if (stage.kind === 'declined')
    return (
      <p className="text-attention text-s">
        {stage.reason ? t('stage.declinedWhy', { reason: stage.reason }) : t('stage.declined')}
      </p>
    );
  if (stage.kind === 'over')
    return (
      <p className="text-quiet text-s">
        {formatEnd(t, deal, { language: i18n.language, nameOf })} ·{' '}
        {formatRelativeTime(stage.at, now, i18n.language)}
      </p>
    );
  if (!needsApproval(deal)) return null;
  const isOwn = stage.kind === 'accepted' && stage.by === you?.id;
  return <p className="text-attention text-s">{t(isOwn ? 'stage.needsOther' : 'stage.needsApproval')}</p>;
}
