import { useTranslation } from 'react-i18next';
import type { Deal } from '../../../shared/deals/deal.ts';
import { blocks } from '../../../shared/deals/findings.ts';
import { useCommand } from '../../app/room-context.tsx';
import { keysOf, useShortcut } from '../../app/shortcuts/use-shortcut.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { ProductImage } from '../../ui/ProductImage.tsx';
import { formatSize, formatTerms } from '../format.ts';
import { Findings } from '../guard/Findings.tsx';
import { useFindings } from '../guard/use-findings.ts';
import { useDealImage } from '../use-deal-image.ts';

const ANSWERS = [
  { answer: 'accept', shortcut: 'acceptDeal' },
  { answer: 'postpone', shortcut: 'postponeDeal' },
  { answer: 'decline', shortcut: 'declineDeal' },
] as const;

/** A brand's proposal with the host's three answers, each with a shortcut. */
export function ProposalCard({ deal, others }: { deal: Deal; others: number }) {
  const { t, i18n } = useTranslation('deals');
  const command = useCommand();
  const { plan } = deal;
  const picture = useDealImage(plan);
  const findings = useFindings(plan);
  const blocking = blocks(findings);
  const answer = (which: (typeof ANSWERS)[number]['answer']) =>
    void command('deal.answer', { dealId: plan.id, answer: which });
  useShortcut('acceptDeal', () => answer('accept'));
  useShortcut('postponeDeal', () => answer('postpone'));
  useShortcut('declineDeal', () => answer('decline'));
  return (
    <article
      aria-label={t('proposal.label', { title: plan.title })}
      className="mx-3 mb-3 flex flex-col gap-2 rounded-m border border-attention bg-attention-soft p-2"
    >
      <div className="flex gap-2">
        <ProductImage src={picture} className="size-12" />
        <div className="min-w-0 flex-1">
          <p className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate font-medium" title={plan.title}>
              {plan.title}
            </span>
            <span className="shrink-0 text-attention text-s">
              {others > 0 ? t('proposal.more', { count: others }) : plan.brand}
            </span>
          </p>
          <p className="truncate">{formatTerms(t, deal, i18n.language)}</p>
          <p className="truncate text-quiet text-s">{formatSize(t, plan)}</p>
        </div>
      </div>
      <Findings findings={blocking.slice(0, 1)} label={t('guard.findings')} />
      <div className="flex flex-wrap gap-2">
        {ANSWERS.map(({ answer: which, shortcut }) => (
          <Button
            key={which}
            size="s"
            variant={which === 'accept' ? 'primary' : 'plain'}
            disabled={which === 'accept' && blocking.length > 0}
            onClick={() => answer(which)}
          >
            {t(`answer.${which}`)} <Kbd keys={keysOf(shortcut)} />
          </Button>
        ))}
      </div>
    </article>
  );
}
