import type { Page } from 'playwright';
import { launchBrowser, openPage } from '../test/support/browser.ts';
import type { FrameCounter } from '../test/support/compositor/page.ts';
import { serveCompositorPage } from '../test/support/compositor/serve.ts';
import { measureObsScene } from './peers/obs-scene.ts';
import { cpuSecondsOf } from './support/cpu.ts';
import type { BenchResult } from './support/result.ts';
import { percentile } from './support/stats.ts';

const SECONDS = 20;
const SETTLE_MS = 4000;

/**
 * Three cameras of 720p at 30 frames a second (one over the whole canvas, two small ones, one of them with round
 * corners), a product card that counts down and a ticker, composed to 720p at 30.
 *
 * `cpu_s` is what composing costs: the processor seconds of the whole browser while it composes, less those of the
 * same browser with the same page and cameras, whose frames are taken and thrown away instead. `browser_cpu_s` and
 * `cameras_cpu_s` are the two. OBS's `cpu_s` is its whole process for the same seconds, without anything taken off;
 * `empty_cpu_s` is what it takes with an empty scene. Where OBS can't keep its rate, `cpu_ms_per_frame` compares better.
 * No encoder runs on either side. All of it is drawn by the processor where there is no graphics card.
 */
export async function run(say: (text: string) => void): Promise<BenchResult> {
  say('Cameras only');
  const cameras = await measureBrowser(takeCameras);
  say('Cameras and compositor');
  const composing = await measureBrowser(compose);
  say('OBS');
  const obs = await measureObsScene(SECONDS, SETTLE_MS);
  const { arrivals, p99DrawMs, engine } = composing;
  const gaps = arrivals.slice(1).map((at, index) => at - (arrivals[index] ?? at));
  const ours = {
    fps: Math.round((gaps.length / ((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0))) * 10_000) / 10,
    p99_frame_ms: round(p99DrawMs),
    p99_gap_ms: percentile(gaps, 0.99),
    cpu_s: round(composing.cpu - cameras.cpu),
    browser_cpu_s: round(composing.cpu),
    cameras_cpu_s: round(cameras.cpu),
    cpu_ms_per_frame: round(((composing.cpu - cameras.cpu) * 1000) / arrivals.length),
    engine,
    seconds: SECONDS,
  };
  return { ours, peers: { obs } };
}

const round = (value: number): number => Math.round(value * 100) / 100;
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

interface Measured {
  readonly cpu: number;
  /** When each frame of the program came to its taker, in milliseconds. */
  readonly arrivals: readonly number[];
  readonly p99DrawMs: number;
  readonly engine: string;
}

async function measureBrowser(prepare: (page: Page) => Promise<void>): Promise<Measured> {
  const server = await serveCompositorPage();
  const browser = await launchBrowser();
  try {
    const { page } = await openPage(browser, server.address);
    await page.waitForFunction(() => 'tools' in window);
    await prepare(page);
    await pause(SETTLE_MS);
    await page.evaluate(() => window.taken());
    const before = cpuSecondsOf('chromium');
    await pause(SECONDS * 1000);
    const cpu = cpuSecondsOf('chromium') - before;
    return { cpu, ...(await page.evaluate(() => window.taken())) };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function takeCameras(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { camera, FrameCounter: Counter } = window.tools;
    const counters: FrameCounter[] = [];
    for (let count = 0; count < 3; count++) counters.push(new Counter(await camera()));
    window.taken = async () => {
      const [counted] = await Promise.all(counters.map(counter => counter.counted()));
      return { arrivals: counted?.arrivals ?? [], p99DrawMs: 0, engine: 'none' };
    };
  });
}

async function compose(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { createCompositor, layer, scene, camera, FrameCounter } = window.tools;
    const compositor = createCompositor({ width: 1280, height: 720, framesPerSecond: 30 });
    for (const id of ['wide', 'left', 'right']) compositor.setSource(id, await camera());
    const place = (x: number, y: number, width: number, height: number) => ({
      x,
      y,
      width,
      height,
      rotation: 0,
    });
    const card = { name: 'Linen shirt', price: '€39.00', oldPrice: '€59.00', stock: '12 left' };
    compositor.setProgram(
      scene(
        'show',
        layer('wide'),
        layer('left', { place: place(0.03, 0.05, 0.3, 0.3), rounding: 0.08 }),
        layer('right', { place: place(0.67, 0.05, 0.3, 0.3) }),
        layer('card', {
          place: place(0.03, 0.66, 0.36, 0.22),
          fill: { kind: 'product', card: { ...card, until: Date.now() + 3_600_000 } },
        }),
        layer('ticker', {
          place: place(0, 0.93, 1, 0.07),
          fill: { kind: 'ticker', text: 'Free shipping over €50 · Returns within 30 days · Live until nine' },
        }),
      ),
    );
    const counter = new FrameCounter(compositor.program);
    window.taken = async () => {
      const { stats } = compositor.store.getState();
      const { arrivals } = await counter.counted();
      return { arrivals, p99DrawMs: stats?.p99Ms ?? Number.NaN, engine: stats?.engine ?? 'none' };
    };
  });
}

declare global {
  interface Window {
    taken(): Promise<Omit<Measured, 'cpu'>>;
  }
}
