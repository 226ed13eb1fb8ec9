import clsx from 'clsx';
import { Info, OctagonX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Finding, withoutCosts } from '../../../shared/deals/findings.ts';
import { useShow, useYou } from '../../app/room-context.tsx';
import { formatFinding } from '../format.ts';

/** Findings of the deal guard, blocking ones first, each with its legal source. */
export function Findings({ findings, label }: { findings: readonly Finding[]; label: string }) {
  const isBrand = useYou()?.role === 'brand';
  const shown = isBrand ? withoutCosts(findings) : findings;
  const sorted = shown.toSorted((a, b) => Number(b.level === 'block') - Number(a.level === 'block'));
  if (sorted.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-col gap-2">
      {sorted.map(finding => (
        <Row key={JSON.stringify(finding)} finding={finding} />
      ))}
    </ul>
  );
}

function Row({ finding }: { finding: Finding }) {
  const { t, i18n } = useTranslation('deals');
  const products = useShow(show => show.catalog.products);
  const isBlock = finding.level === 'block';
  const Icon = isBlock ? OctagonX : Info;
  const { source } = finding;
  return (
    <li className="flex gap-2 text-s">
      <Icon
        size={14}
        aria-hidden
        className={clsx('mt-0.5 shrink-0', isBlock ? 'text-danger' : 'text-info')}
      />
      <span className="min-w-0 text-pretty">
        <span className={isBlock ? 'text-danger' : 'text-quiet'}>
          {t(isBlock ? 'finding.blocks' : 'finding.notes')}{' '}
        </span>
        {formatFinding(t, finding, { products, language: i18n.language })}
        {source ? (
          <span className="block text-faint">
            {t('finding.source', { region: t(`region.${source.region}`), law: source.law })}
          </span>
        ) : null}
      </span>
    </li>
  );
}
