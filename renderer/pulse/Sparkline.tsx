import { useMemo, useRef } from 'react';
import type uPlot from 'uplot';
import type { Pulse } from '../../shared/pulse/contract.ts';
import { token, useChart } from '../ui/hooks/use-chart.ts';
import { lineColumns, scaleBound } from './score-chart.ts';

const HEIGHT = 44;
/** Longest gap without messages that the line bridges. */
const MAX_BRIDGED_SECONDS = 60;

/** Keeps only the gaps that are too long to bridge. */
function longGaps(
  chart: uPlot,
  _series: number,
  _from: number,
  _to: number,
  gaps: uPlot.Series.Gaps,
): uPlot.Series.Gaps {
  const seconds = (from: number, to: number) =>
    chart.posToVal(to, 'x', true) - chart.posToVal(from, 'x', true);
  return gaps.filter(([from, to]) => seconds(from, to) > MAX_BRIDGED_SECONDS);
}

function optionsFor(element: HTMLElement, width: number, bound: () => number): uPlot.Options {
  const [line, fill, zero] = ['--info', '--info-soft', '--line-strong'].map(name => token(element, name));
  return {
    width,
    height: HEIGHT,
    padding: [2, 2, 2, 2],
    cursor: { show: false },
    legend: { show: false },
    axes: [{ show: false }, { show: false }],
    scales: { y: { range: () => [-bound(), bound()] } },
    series: [
      {},
      {
        stroke: line ?? '',
        fill: fill ?? '',
        fillTo: () => 0,
        width: 1.5,
        points: { show: false },
        gaps: longGaps,
      },
    ],
    hooks: {
      drawClear: [
        chart => {
          const { ctx, bbox } = chart;
          const y = Math.round(chart.valToPos(0, 'y', true)) + 0.5;
          ctx.save();
          ctx.strokeStyle = zero ?? '';
          ctx.setLineDash([2, 3]);
          ctx.beginPath();
          ctx.moveTo(bbox.left, y);
          ctx.lineTo(bbox.left + bbox.width, y);
          ctx.stroke();
          ctx.restore();
        },
      ],
    },
  };
}

/** The score of the last ten minutes around a zero line. `label` is its text alternative. */
export function Sparkline({ line, label }: { line: Pulse['line']; label: string }) {
  const latest = useRef(line);
  latest.current = line;
  const data = useMemo(() => lineColumns(line), [line]);
  const bound = () => scaleBound(latest.current);
  const place = useChart((element, width) => optionsFor(element, width, bound), data, HEIGHT);
  return (
    <div ref={place} role="img" aria-label={label} className="min-w-0 flex-1" style={{ height: HEIGHT }} />
  );
}
