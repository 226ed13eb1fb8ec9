import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import { token, useChart } from '../../ui/hooks/use-chart.ts';
import { useClaimRate } from './use-claim-rate.ts';

const HEIGHT = 56;
/** Smallest maximum of the scale, so that a single claim looks small. */
const MIN_TOP = 5;
/** Window of the average beside the chart. */
const AVERAGE_SECONDS = 5;

function optionsFor(element: HTMLElement, width: number): uPlot.Options {
  const fill = token(element, '--money');
  return {
    width,
    height: HEIGHT,
    padding: [2, 0, 2, 0],
    cursor: { show: false },
    legend: { show: false },
    axes: [{ show: false }, { show: false }],
    scales: { x: { time: false }, y: { range: (_chart, _low, high) => [0, Math.max(MIN_TOP, high)] } },
    series: [
      {},
      {
        fill,
        width: 0,
        points: { show: false },
        paths: uPlot.paths.bars?.({ size: [0.8, 12] }) ?? (() => null),
      },
    ],
  };
}

/** Units claimed in each of the last seconds, and their present average. */
export function ClaimRateChart({ dealId }: { dealId: string }) {
  const { t, i18n } = useTranslation('deals');
  const rate = useClaimRate(dealId);
  const data = useMemo((): uPlot.AlignedData => [rate.map((_, index) => index), rate], [rate]);
  const place = useChart(optionsFor, data, HEIGHT);
  const recent = rate.slice(-AVERAGE_SECONDS).reduce((sum, each) => sum + each, 0) / AVERAGE_SECONDS;
  const [now, peak] = [recent, Math.max(...rate)].map(value =>
    new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(value),
  );
  return (
    <div className="flex items-center gap-3">
      <p className="flex w-28 shrink-0 flex-col">
        <span className="font-semibold text-l tabular-nums">{now}</span>
        <span className="text-quiet text-s">{t('claimRate.now')}</span>
        <span className="text-faint text-s">{t('claimRate.peak', { peak })}</span>
      </p>
      <div
        ref={place}
        role="img"
        aria-label={t('claimRate.label', { now, peak })}
        className="min-w-0 flex-1"
        style={{ height: HEIGHT }}
      />
    </div>
  );
}
