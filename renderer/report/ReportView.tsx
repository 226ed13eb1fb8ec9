import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../shared/money.ts';
import type { Report } from '../../shared/report/report.ts';
import { useShow } from '../app/room-context.tsx';
import { formatScore } from '../pulse/format.ts';
import { comparisonTable } from './comparison.ts';
import { Part, ReportTable } from './ReportTable.tsx';
import { questionsTable, tablesOf } from './tables.ts';
import type { ServerPart } from './use-server-part.ts';
import { ViewersChart } from './ViewersChart.tsx';

/** The figures of a report: what stands out first, then its parts, each with what to do where it is empty. */
export function ReportView({ report, part: { earlier, questions } }: { report: Report; part: ServerPart }) {
  const { t, i18n } = useTranslation('report');
  const { language } = i18n;
  const isOver = useShow(show => show.lifecycle.phase.kind === 'ended');
  const tables = useMemo(() => tablesOf(t, report, language), [t, report, language]);
  return (
    <>
      <Headline report={report} />
      {earlier ? <ReportTable {...comparisonTable(t, report, { earlier, isOver, language })} /> : null}
      <Part title={t('viewers')}>
        {report.minutes.length > 1 ? (
          <ViewersChart minutes={report.minutes} />
        ) : (
          <p className="text-quiet">{t(isOver ? 'tooShort' : 'noMinutes')}</p>
        )}
      </Part>
      {tables.map(table => (
        <ReportTable key={table.title} {...table} />
      ))}
      {questions ? <ReportTable {...questionsTable(t, questions, { now: report.to, language })} /> : null}
    </>
  );
}

/** The figures that a host looks for first. */
function Headline({ report }: { report: Report }) {
  const { t, i18n } = useTranslation('report');
  const whole = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(128px,1fr))] gap-2">
      {report.money.map(({ paid, held, orders }) => [
        <Figure key={`paid ${paid.currency}`} name={t('paid')}>
          <span className="text-money">{formatMoney(paid, i18n.language)}</span>
        </Figure>,
        <Figure key={`held ${held.currency}`} name={t('held')}>
          {formatMoney(held, i18n.language)}
        </Figure>,
        <Figure key={`orders ${paid.currency}`} name={t('orders')}>
          {whole.format(orders)}
        </Figure>,
      ])}
      <Figure name={t('peak')}>{whole.format(report.peak)}</Figure>
      <Figure name={t('average')}>{whole.format(report.average)}</Figure>
      <Figure name={t('lines')}>{whole.format(report.lines)}</Figure>
      <Figure name={t('reactions')}>{whole.format(report.reactions)}</Figure>
      <Figure name={t('mood')}>
        {report.mood === undefined ? '—' : formatScore(Math.round(report.mood), i18n.language)}
      </Figure>
    </dl>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col-reverse justify-end rounded-m border border-line px-3 py-2">
      <dt className="text-quiet text-s">{name}</dt>
      <dd className="font-semibold text-l tabular-nums">{children}</dd>
    </div>
  );
}
