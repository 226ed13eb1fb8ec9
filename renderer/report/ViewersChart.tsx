import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type uPlot from 'uplot';
import type { Minute } from '../../shared/report/minute.ts';
import { token, useChart } from '../ui/hooks/use-chart.ts';

const HEIGHT = 140;

function optionsFor(element: HTMLElement, width: number): uPlot.Options {
  const [line = '', fill = '', text = '', grid = ''] = [
    '--info',
    '--info-soft',
    '--text-quiet',
    '--line',
  ].map(name => token(element, name));
  const axis: uPlot.Axis = { stroke: text, grid: { stroke: grid, width: 1 }, ticks: { show: false } };
  return {
    width,
    height: HEIGHT,
    cursor: { show: false },
    legend: { show: false },
    axes: [axis, { ...axis, size: 48 }],
    scales: { y: { range: (_chart, _low, high) => [0, Math.max(5, high)] } },
    series: [{}, { stroke: line, fill, width: 1.5, points: { show: false } }],
  };
}

/** How many people watched, minute by minute. */
export function ViewersChart({ minutes }: { minutes: readonly Minute[] }) {
  const { t } = useTranslation('report');
  const data = useMemo(
    (): uPlot.AlignedData => [minutes.map(({ at }) => at / 1000), minutes.map(({ watching }) => watching)],
    [minutes],
  );
  const place = useChart(optionsFor, data, HEIGHT);
  const peak = Math.max(...minutes.map(minute => minute.peak));
  return (
    <div
      ref={place}
      role="img"
      aria-label={t('viewersChart', { minutes: minutes.length, peak })}
      style={{ height: HEIGHT }}
    />
  );
}
