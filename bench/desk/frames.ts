import type { Page } from 'playwright';
import { percentileOfCounts } from '../support/stats.ts';

declare global {
  interface Window {
    /** How many frames took so many milliseconds, from one to the next. */
    frameCounts: number[];
  }
}

/** Counts how long each frame of a page takes; it keeps counts alone, so that it holds no more after an hour. */
export function watchFrames(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.frameCounts = [];
    let last = performance.now();
    const next = (now: number) => {
      const ms = Math.max(0, Math.round(now - last));
      window.frameCounts[ms] = (window.frameCounts[ms] ?? 0) + 1;
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

export interface Frames {
  readonly frames: number;
  readonly p99_frame_ms: number;
  readonly longest_frame_ms: number;
  readonly frames_over_50_ms: number;
}

/** What was counted since the watch began, or since it was read last. */
export async function readFrames(page: Page): Promise<Frames> {
  const sparse = await page.evaluate(() => window.frameCounts.splice(0).map(count => count ?? 0));
  const counts = Array.from(sparse, count => count ?? 0);
  const sum = (list: readonly number[]) => list.reduce((total, count) => total + count, 0);
  return {
    frames: sum(counts),
    p99_frame_ms: percentileOfCounts(counts, 0.99),
    longest_frame_ms: Math.max(0, counts.length - 1),
    frames_over_50_ms: sum(counts.slice(51)),
  };
}

/** What the page's heap holds once it was tidied, in MB. */
export async function heapOf(page: Page): Promise<number> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await tools.send('Runtime.getHeapUsage');
  await tools.detach();
  return Math.round(usedSize / 1024 / 102.4) / 10;
}
