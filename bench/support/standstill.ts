import type { Page } from 'playwright';

/** Longest time that a picture may take to come back before the measurement gives up, in milliseconds. */
const LONGEST_MS = 30_000;
/** After this long with frames again, the picture is back for good. */
const CALM_MS = 3000;

/** Has a viewer's page note when each frame is shown, by the wall clock; call it once. */
export async function noteFrames(viewer: Page): Promise<void> {
  await viewer.evaluate(() => {
    const video = document.querySelector('video');
    const shown: number[] = [];
    Object.assign(window, { shown });
    const note = (now: number) => {
      shown.push(performance.timeOrigin + now);
      video?.requestVideoFrameCallback(note);
    };
    video?.requestVideoFrameCallback(note);
  });
}

/**
 * Waits until the picture has come back from what happened at `since` (wall clock, ms), and gives how long that took:
 * from then to the first frame after the longest standstill, in seconds.
 */
export async function secondsUntilBack(viewer: Page, since: number): Promise<number> {
  const back = await viewer.evaluate(
    ([start, longest, calm]) =>
      new Promise<number>((resolve, reject) => {
        const { shown } = window as unknown as { shown: number[] };
        const timer = setInterval(() => {
          const now = performance.timeOrigin + performance.now();
          const after = [start, ...shown.filter(at => at > start)];
          const gaps = after.map((at, index) => at - (after[index - 1] ?? at));
          const end = after[gaps.indexOf(Math.max(...gaps))] ?? start;
          const isBack = end > start && now - end > calm && now - (after.at(-1) ?? 0) < calm / 2;
          if (!isBack && now - start < longest) return;
          clearInterval(timer);
          if (isBack) resolve(end);
          else reject(new Error('The picture did not come back.'));
        }, 100);
      }),
    [since, LONGEST_MS, CALM_MS] as const,
  );
  return (back - since) / 1000;
}
