import type { Page } from 'playwright';
import type { Compositor } from '../renderer/compositor/compositor.ts';
import type { RenderStats } from '../renderer/compositor/drawn-scene.ts';
import type { Background } from '../shared/scenes/document.ts';
import { launchBrowser, openPage } from '../test/support/browser.ts';
import { serveCompositorPage } from '../test/support/compositor/serve.ts';
import { cpuSecondsOf } from './support/cpu.ts';
import type { BenchResult } from './support/result.ts';

/** The compositor's figures are those of its last ten seconds, so nothing from before is left in them. */
const SECONDS = 12;
const PICTURE = '/pictures/beach.png';

/**
 * One camera of 720p at 30 frames a second over the whole canvas with a lower third on it: the room shown as it is,
 * blurred, and replaced by a picture, one after the other in browsers of their own. `cpu_s` is the whole browser's,
 * the painting of the camera's picture included, which is the same in all three.
 */
export async function run(say: (text: string) => void): Promise<BenchResult> {
  say('The room as it is');
  const plain = await measure(undefined);
  say('Blurred');
  const blur = await measure({ kind: 'blur', strength: 0.6 });
  say('Replaced');
  const picture = await measure({ kind: 'picture', address: PICTURE });
  return { ours: { blur, picture, seconds: SECONDS }, peers: { plain } };
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
const round = (value: number): number => Math.round(value * 100) / 100;

async function measure(background: Background | undefined): Promise<object> {
  const server = await serveCompositorPage();
  const browser = await launchBrowser();
  try {
    const { page } = await openPage(browser, server.address);
    await page.waitForFunction(() => 'tools' in window);
    const startedAt = performance.now();
    await show(page, background);
    if (background)
      await page.waitForFunction(() => window.compositor.store.getState().stats?.masks?.perSecond);
    const firstMaskMs = performance.now() - startedAt;
    const before = cpuSecondsOf('chromium');
    await pause(SECONDS * 1000);
    const cpu = cpuSecondsOf('chromium') - before;
    const stats = await page.evaluate(() => window.compositor.store.getState().stats);
    return { ...figuresOf(stats), cpu_s: round(cpu), ...(background && { start_ms: round(firstMaskMs) }) };
  } finally {
    await browser.close();
    await server.close();
  }
}

function figuresOf(stats: RenderStats | undefined): object {
  if (!stats) throw new Error('Nothing was drawn.');
  const { framesPerSecond, medianMs, p99Ms, missedFrames, engine, masks } = stats;
  return {
    fps: round(framesPerSecond),
    p50_frame_ms: round(medianMs),
    p99_frame_ms: round(p99Ms),
    late_frames: missedFrames,
    ...(masks && { masks_per_s: round(masks.perSecond), p50_mask_ms: round(masks.medianMs) }),
    engine,
  };
}

async function show(page: Page, background: Background | undefined): Promise<void> {
  await page.evaluate(
    async ([behind, address]) => {
      const { createCompositor, layer, scene, person, PLAIN_LOOK } = window.tools;
      const compositor = createCompositor({ width: 1280, height: 720, framesPerSecond: 30 });
      Object.assign(window, { compositor });
      compositor.setSegmentation(behind !== undefined);
      compositor.setSource('host', await person());
      compositor.setSource(address, await createImageBitmap(new ImageData(1280, 720)));
      const look = { ...PLAIN_LOOK, ...(behind && { background: behind }) };
      const place = { x: 0.05, y: 0.7, width: 0.4, height: 0.18, rotation: 0 };
      const title = { kind: 'lowerThird', title: 'Anna', subtitle: 'Host' } as const;
      compositor.setProgram(
        scene(
          'show',
          layer('host', { fill: { kind: 'picture', sourceId: 'host', look } }),
          layer('title', { fill: title, place }),
        ),
      );
    },
    [background, PICTURE] as const,
  );
}

declare global {
  interface Window {
    compositor: Compositor;
  }
}
