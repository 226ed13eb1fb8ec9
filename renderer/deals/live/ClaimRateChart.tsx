import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import { token, useChart } from '../../ui/hooks/use-chart.ts';
import { usePace } from './use-claim-rate.ts';

const HEIGHT = 56;
/** Smallest top of the scale, so that one claim does not look like a rush. */
const CALM_TOP = 5;
/** Over how many seconds the figure beside the chart is taken. */
const NOW_SECONDS = 5;

function optionsFor(element: HTMLElement, width: number): uPlot.Options {
  const fill = token(element, '--money');
  return {
    width,
    height: HEIGHT,
    padding: [2, 0, 2, 0],
    cursor: { show: false },
    legend: { show: false },
    axes: [{ show: false }, { show: false }],
    scales: { x: { time: false }, y: { range: (_chart, _low, high) => [0, Math.max(CALM_TOP, high)] } },
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

/** How fast a deal is taken: units claimed in each of the last seconds, and the figure of the last few. */
export function PaceChart({ dealId }: { dealId: string }) {
  const { t, i18n } = useTranslation('deals');
  const pace = usePace(dealId);
  const data = useMemo((): uPlot.AlignedData => [pace.map((_, index) => index), pace], [pace]);
  const place = useChart(optionsFor, data, HEIGHT);
  const recent = pace.slice(-NOW_SECONDS).reduce((sum, each) => sum + each, 0) / NOW_SECONDS;
  const [now, peak] = [recent, Math.max(...pace)].map(value =>
    new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(value),
  );
  return (
    <div className="flex items-center gap-3">
      <p className="flex w-28 shrink-0 flex-col">
        <span className="font-semibold text-l tabular-nums">{now}</span>
        <span className="text-quiet text-s">{t('pace.now')}</span>
        <span className="text-faint text-s">{t('pace.peak', { peak })}</span>
      </p>
      <div
        ref={place}
        role="img"
        aria-label={t('pace.label', { now, peak })}
        className="min-w-0 flex-1"
        style={{ height: HEIGHT }}
      />
    </div>
  );
}
