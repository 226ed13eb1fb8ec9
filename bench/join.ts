import { openPage } from '../test/support/browser.ts';
import { firstFrame } from '../test/support/viewer.ts';
import { startLiveShow } from './support/live-show.ts';
import type { BenchResult } from './support/result.ts';
import { percentile, summary } from './support/stats.ts';

const JOINS = 25;

/**
 * From the start of the navigation to the first decoded frame, each time in a new browser context with nothing cached
 * and no token, while the host is live. Beside it, from the same page loads: when the page's own text was there and read,
 * which any page would have to wait for. Its scripts and styles are not in it.
 */
export async function run(say: (text: string) => void): Promise<BenchResult> {
  const show = await startLiveShow();
  try {
    const frames: number[] = [];
    const loads: number[] = [];
    for (let count = 1; count <= JOINS; count++) {
      const { context, page } = await openPage(show.browser, show.server.addresses.viewer, {
        width: 390,
        height: 844,
      });
      frames.push(await firstFrame(page));
      loads.push(
        await page.evaluate(() => {
          const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
          return navigation?.domContentLoadedEventEnd ?? Number.NaN;
        }),
      );
      await context.close();
      if (count % 10 === 0) say(`${count} of ${JOINS} joins`);
    }
    return { ours: summary(frames), peers: { page_load_alone: { p50_ms: percentile(loads, 0.5) } } };
  } finally {
    await show.close();
  }
}
