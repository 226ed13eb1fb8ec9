import 'uplot/dist/uPlot.min.css';
import { type RefObject, useEffect, useRef } from 'react';
import uPlot from 'uplot';

/** The value of a design token, as a canvas can't use CSS variables. */
export const token = (element: HTMLElement, name: string): string =>
  getComputedStyle(element).getPropertyValue(name).trim();

/** Calls back at each change of the page's theme, on paper too, before anything is painted or printed in it. */
function onThemeChange(change: () => void): () => void {
  const observer = new MutationObserver(change);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

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

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const draw = () => {
      chart.current?.destroy();
      const now = latest.current;
      chart.current = new uPlot(now.optionsFor(element, element.clientWidth), now.data, element);
    };
    draw();
    const stopTheme = onThemeChange(draw);
    const observer = new ResizeObserver(() => chart.current?.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      stopTheme();
      observer.disconnect();
      chart.current?.destroy();
      chart.current = undefined;
    };
  }, [height]);

  useEffect(() => {
    chart.current?.setData(data);
  }, [data]);

  return place;
}
