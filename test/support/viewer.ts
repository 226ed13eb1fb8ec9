import type { Page } from 'playwright';
import { markOf } from './marks.ts';

export const PHONE = { width: 390, height: 844 };

/** Waits for the first decoded frame and returns its time since the page was opened, in milliseconds. */
export async function firstFrame(viewer: Page): Promise<number> {
  return (await markOf(viewer, 'vitrine:first-frame')).sinceOpen;
}

/** How many frames the page's picture has decoded so far. */
function decodedFrames(viewer: Page): Promise<number> {
  return viewer.evaluate(
    () => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
  );
}

/** Waits until the picture has decoded more frames than it had. Frames count from zero again in a new page only. */
export async function moreFrames(viewer: Page, more = 15): Promise<void> {
  const before = await decodedFrames(viewer);
  await viewer.waitForFunction(
    wanted => (document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0) >= wanted,
    before + more,
    { polling: 50, timeout: 30_000 },
  );
}
