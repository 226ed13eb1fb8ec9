import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type uPlot from 'uplot';
import type { Minute } from '../../shared/report/minute.ts';
import { formatTimeOfDay } from '../ui/format.ts';
import { token, useChart } from '../ui/hooks/use-chart.ts';

const HEIGHT = 140;

/** The chart's look, with times and numbers as the reader's language writes them. */
function optionsFor(element: HTMLElement, width: number, language: string): uPlot.Options {
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
    axes: [
      {
        ...axis,
        values: (_chart, times) => times.map(at => formatTimeOfDay(at * 1000, at * 1000, language)),
      },
      { ...axis, size: 48, values: (_chart, counts) => counts.map(count => count.toLocaleString(language)) },
    ],
    scales: { y: { range: (_chart, _low, high) => [0, Math.max(5, high)] } },
    series: [{}, { stroke: line, fill, width: 1.5, points: { show: false } }],
  };
}

/** How many people watched, minute by minute. */
export function ViewersChart({ minutes }: { minutes: readonly Minute[] }) {
  const { t, i18n } = useTranslation('report');
  const data = useMemo(
    (): uPlot.AlignedData => [minutes.map(({ at }) => at / 1000), minutes.map(({ watching }) => watching)],
    [minutes],
  );
  const place = useChart((element, width) => optionsFor(element, width, i18n.language), data, HEIGHT);
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
