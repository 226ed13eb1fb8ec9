import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { markOf } from './marks.ts';

export const PHONE = { width: 390, height: 844 };

/** Waits for the first decoded frame and returns its time since the page was opened, in milliseconds. */
export async function firstFrame(viewer: Page): Promise<number> {
  return (await markOf(viewer, 'vitrine:first-frame')).sinceOpen;
}

/** Of several viewers who raced for the last unit, the one that may pay. */
export function winnerOf(viewers: readonly Page[]): Promise<Page> {
  const won = (page: Page) =>
    page
      .getByRole('link', { name: 'Pay now' })
      .waitFor()
      .then(() => page);
  return Promise.race(viewers.map(won));
}

/**
 * Has a viewer who came too late stand in the line. Their press may have met the button just as it became this one,
 * and then they stand there already.
 */
export async function standInLine(viewer: Page): Promise<void> {
  const join = viewer.getByRole('button', { name: 'Join the line' });
  const place = viewer.getByText('Place 1 in line');
  await expect(join.or(place)).toBeVisible();
  if (await join.isVisible()) await join.click();
  await expect(place).toBeVisible();
}

/** How many frames the page's picture has decoded so far. */
export function decodedFrames(viewer: Page): Promise<number> {
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

export interface BarDetection {
  /** Where the brightest part of the picture's middle row is, 0 at its left and 1 at its right. */
  readonly place: number;
  /** Brightness of that place minus the darkest, 0 to 255. */
  readonly contrast: number;
}

/** Reads the walking bar of the test camera out of the pixels that the viewer's video shows now. */
export function seeBar(viewer: Page): Promise<BarDetection> {
  return viewer.evaluate(() => {
    const video = document.querySelector('video');
    const canvas = new OffscreenCanvas(160, 90);
    const context = canvas.getContext('2d');
    if (!video || !context) throw new Error('There is no picture to look at.');
    context.drawImage(video, 0, 0, 160, 90);
    const { data } = context.getImageData(0, 45, 160, 1);
    const luma = Array.from({ length: 160 }, (_, x) => data[x * 4 + 1] ?? 0);
    const brightest = Math.max(...luma);
    return { place: luma.indexOf(brightest) / 160, contrast: brightest - Math.min(...luma) };
  });
}

/** Waits until the bar is in the picture; a scene that shows a part of the camera has it out of sight at times. */
async function placeOfBar(viewer: Page): Promise<number> {
  let place = 0;
  await expect(async () => {
    const bar = await seeBar(viewer);
    expect(bar.contrast).toBeGreaterThan(80);
    place = bar.place;
  }).toPass();
  return place;
}

/** Asserts that the picture is the host's camera, and that it moves: on decoded frames and on pixels. */
export async function expectMovingPicture(viewer: Page): Promise<void> {
  await moreFrames(viewer);
  const first = await placeOfBar(viewer);
  await expect(async () => {
    expect(await placeOfBar(viewer)).not.toBe(first);
  }).toPass();
}

/** Loudness of the sound that arrives: the highest sample of the next two seconds, 0 to 1. */
export function loudest(viewer: Page): Promise<number> {
  return viewer.evaluate(async () => {
    const stream = document.querySelector('video')?.srcObject;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream as MediaStream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let peak = 0;
    for (const end = performance.now() + 2000; performance.now() < end; ) {
      analyser.getFloatTimeDomainData(samples);
      for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
      await new Promise(requestAnimationFrame);
    }
    await context.close();
    return peak;
  });
}
