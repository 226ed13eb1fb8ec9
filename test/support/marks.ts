import type { Page } from 'playwright';

export interface Mark {
  /** Milliseconds since the page was opened. */
  readonly sinceOpen: number;
  /** Wall time in milliseconds, comparable between pages of one machine. */
  readonly at: number;
}

/**
 * Waits in the page until it has set its `count`-th performance mark of a name. The page is told by its browser and
 * does nothing while it waits, so that waiting doesn't slow down what is measured.
 */
export function markOf(page: Page, name: string, count = 1): Promise<Mark> {
  return page.evaluate(
    wanted =>
      new Promise<Mark>(resolve => {
        const look = () => {
          const mark = performance.getEntriesByName(wanted.name, 'mark')[wanted.count - 1];
          if (!mark) return;
          observer.disconnect();
          resolve({ sinceOpen: mark.startTime, at: performance.timeOrigin + mark.startTime });
        };
        const observer = new PerformanceObserver(look);
        observer.observe({ type: 'mark', buffered: true });
        look();
      }),
    { name, count },
  );
}
