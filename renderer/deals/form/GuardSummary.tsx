import { CircleCheck, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../shared/deals/findings.ts';
import { percentBelow } from '../../../shared/deals/terms.ts';
import { formatMoney } from '../../../shared/money.ts';
import { useShow } from '../../app/room-context.tsx';
import { Findings } from '../guard/Findings.tsx';
import { NoBuyLink } from '../guard/NoBuyLink.tsx';
import type { DealKind } from './draft.ts';
import type { ParsedDraft } from './parse-draft.ts';

/** The unit price with and without the deal, and the findings of the guard. */
export function GuardSummary(props: { kind: DealKind; parsed: ParsedDraft; findings: readonly Finding[] }) {
  const { kind, parsed, findings } = props;
  const { t } = useTranslation('deals');
  return (
    <section
      aria-label={t('guard.title')}
      className="sticky top-0 flex flex-col gap-3 rounded-m border border-line bg-raised p-3"
    >
      <Prices kind={kind} parsed={parsed} />
      <h3 className="font-semibold text-quiet text-s uppercase tracking-[0.06em]">{t('guard.title')}</h3>
      <div aria-live="polite" className="flex flex-col gap-2">
        <GuardResult parsed={parsed} findings={findings} />
        <Findings findings={findings} label={t('guard.findings')} />
        <NoBuyLink plan={parsed.plan} />
      </div>
    </section>
  );
}

function GuardResult({ parsed, findings }: { parsed: ParsedDraft; findings: readonly Finding[] }) {
  const { t } = useTranslation('deals');
  if (!parsed.plan)
    return (
      <p className="flex gap-2 text-quiet text-s">
        <PencilLine size={14} aria-hidden className="mt-0.5 shrink-0" />
        {t('guard.unfinished')}
      </p>
    );
  if (findings.length > 0) return null;
  return (
    <p className="flex gap-2 text-money text-s">
      <CircleCheck size={14} aria-hidden className="mt-0.5 shrink-0" />
      {t('guard.fine')}
    </p>
  );
}

function Prices({ kind, parsed: { usual, price } }: { kind: DealKind; parsed: ParsedDraft }) {
  const { t, i18n } = useTranslation('deals');
  const deep = useShow(show => show.deals.rules.deepPercent);
  if (!usual || !price) return null;
  const isAuction = kind === 'auction';
  const percent = percentBelow(usual, price);
  return (
    <div className="flex flex-col gap-0.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold text-l text-money">{formatMoney(price, i18n.language)}</span>
        <span className="text-quiet text-s">{t('usual', { price: formatMoney(usual, i18n.language) })}</span>
      </p>
      {!isAuction && percent > 0 ? <p className="text-s">{t('off', { percent })}</p> : null}
      {!isAuction && percent >= deep && deep < 100 ? (
        <p className="text-pretty text-attention text-s">{t('deep', { percent: deep })}</p>
      ) : null}
    </div>
  );
}
