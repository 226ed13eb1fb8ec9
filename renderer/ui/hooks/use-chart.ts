import 'uplot/dist/uPlot.min.css';
import { type RefObject, useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { useView } from '../../app/view-store.ts';

/** The value of a design token, as a canvas can't use CSS variables. */
export const token = (element: HTMLElement, name: string): string =>
  getComputedStyle(element).getPropertyValue(name).trim();

/**
 * Renders a uPlot chart into the element of the returned ref: resizes with it, updates its data, and is recreated when
 * the theme changes. `height` is in pixels.
 */
export function useChart(
  optionsFor: (element: HTMLElement, width: number) => uPlot.Options,
  data: uPlot.AlignedData,
  height: number,
): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  const latest = useRef({ optionsFor, data });
  latest.current = { optionsFor, data };
  const theme = useView(view => view.theme);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme needs a new chart, in its colours.
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const now = latest.current;
    const made = new uPlot(now.optionsFor(element, element.clientWidth), now.data, element);
    chart.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      chart.current = undefined;
    };
  }, [theme, height]);

  useEffect(() => {
    chart.current?.setData(data);
  }, [data]);

  return place;
}
