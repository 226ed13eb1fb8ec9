import clsx from 'clsx';
import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../shared/money.ts';
import type { CheckReport, CheckStep } from '../../shared/shops/check.ts';
import type { ShopKind } from '../../shared/shops/connection.ts';

const ICONS = { ok: CircleCheck, missing: CircleX, unknown: CircleHelp } as const;
const COLOURS = { ok: 'text-money', missing: 'text-danger', unknown: 'text-info' } as const;

/** What came of buying in a shop as a viewer would: each step with how it went, and what the shop's plan allows. */
export function CheckResult({ report: { steps, limits }, kind }: { report: CheckReport; kind: ShopKind }) {
  const { t } = useTranslation('shops');
  const missing = steps.filter(({ outcome }) => outcome === 'missing').length;
  return (
    <section aria-label={t('check.title')} className="mt-1 rounded-m border border-line bg-canvas p-3">
      <p role="status" className={clsx('font-medium', missing > 0 ? 'text-danger' : 'text-money')}>
        {missing > 0 ? t('check.missing', { count: missing }) : t('check.ready')}
      </p>
      <ul className="mt-2 flex flex-col gap-2">
        {steps.map(step => (
          <Step key={step.step} step={step} kind={kind} />
        ))}
      </ul>
      {limits.length > 0 ? (
        <>
          <p className="mt-3 text-quiet text-s">{t('check.limits')}</p>
          <ul className="text-s">
            {limits.map(({ code, value = '' }) => (
              <li key={code}>{t(`limit.${code}`, { value })}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function Step({
  step: { step, outcome, note, count = 0, money, detail = '' },
  kind,
}: {
  step: CheckStep;
  kind: ShopKind;
}) {
  const { t, i18n } = useTranslation('shops');
  const Icon = ICONS[outcome];
  const values = {
    count,
    money: money ? formatMoney(money, i18n.language) : '',
    detail,
    shop: t(`kinds.${kind}`),
  };
  return (
    <li className="flex gap-2">
      <Icon
        size={16}
        className={clsx('mt-0.5 shrink-0', COLOURS[outcome])}
        aria-label={t(`outcome.${outcome}`)}
        role="img"
      />
      <span className="min-w-0 text-pretty text-s [overflow-wrap:anywhere]">
        <strong className="font-medium">{t(`step.${step}`)}</strong>
        {' · '}
        {t(`result.${step}.${note}`, values)}
      </span>
    </li>
  );
}
