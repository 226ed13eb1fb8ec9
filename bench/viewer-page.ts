import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import type { Room } from '../client/room/room.ts';
import { launchBrowser } from '../test/support/browser.ts';
import { sendByEncoder } from '../test/support/encoder.ts';
import { joinRoom } from '../test/support/room.ts';
import { TestServer } from '../test/support/server.ts';
import { firstFrame, PHONE } from '../test/support/viewer.ts';
import type { BenchResult } from './support/result.ts';
import { percentile } from './support/stats.ts';

/** A phone of the middle and its line: a quarter of this machine's speed, 1.6 Mbit/s. */
const CPU_RATE = 4;
const LINE = { offline: false, latency: 40, downloadThroughput: 200_000, uploadThroughput: 100_000 };
const LOADS = 5;
const RUSH_MS = 20_000;
const REACTIONS_PER_SECOND = 5;
/** The server takes so many lines a second of one connection of the crew. */
const LINES_OF_ONE = 30;

declare global {
  interface Window {
    /** When the message field could be written into and the page had painted it, since the page was opened. */
    interactiveAt: number | undefined;
    longTasks: number[];
  }
}

/** Notes when the page takes what is typed, and every task that holds it up for more than 50 ms. */
function watchPage(): void {
  window.longTasks = [];
  new PerformanceObserver(list => {
    window.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
  const observer = new MutationObserver(() => {
    if (!document.querySelector('.field input:enabled')) return;
    observer.disconnect();
    requestAnimationFrame(() => globalThis.setTimeout(() => (window.interactiveAt = performance.now())));
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

interface EncoderShow {
  readonly server: TestServer;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** A live show whose picture an encoder sends: a studio on the same machine would take the phone's share of it. */
async function startShow(): Promise<EncoderShow> {
  const server = await TestServer.start();
  await server.addSampleProducts();
  const host = await joinRoom(server, { token: server.hostToken });
  await host.send('show.goLive', {});
  const encoder = await sendByEncoder(host);
  const browser = await launchBrowser();
  return {
    server,
    browser,
    close: async () => {
      host.close();
      await Promise.all([browser.close(), encoder.kill()]);
      await server.stop();
    },
  };
}

async function openPhone({ browser, server }: EncoderShow): Promise<Page> {
  const context = await browser.newContext({
    viewport: PHONE,
    locale: 'en',
    hasTouch: true,
    isMobile: true,
    extraHTTPHeaders: { 'accept-encoding': 'gzip' },
  });
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.emulateNetworkConditions', LINE);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
  await page.addInitScript(watchPage);
  await page.goto(server.addresses.viewer);
  await firstFrame(page);
  return page;
}

/** All that was asked for before the first frame was there, in KB as it came over the line. */
const readKilobytes = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const shown = performance.getEntriesByName('vitrine:first-frame')[0]?.startTime ?? 0;
    const timings = ['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type));
    return (timings as PerformanceResourceTiming[])
      .filter(({ startTime }) => startTime <= shown)
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize / 1024, 0);
  });

async function readInteractive(page: Page): Promise<number> {
  const at = await page.waitForFunction(() => window.interactiveAt);
  return ((await at.jsonValue()) ?? Number.NaN) / 1000;
}

/** Sends so much a second for a while, each in turn by one of the rooms, and never more than is due by then. */
async function keepSending(perSecond: number, send: (turn: number) => Promise<unknown>): Promise<void> {
  const start = performance.now();
  let sent = 0;
  while (performance.now() - start < RUSH_MS) {
    const due = Math.floor(((performance.now() - start) * perSecond) / 1000);
    for (; sent < due; sent++) void send(sent).catch(() => undefined);
    await setTimeout(20);
  }
}

const of = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T;

interface Rush {
  readonly longTasks: number;
  readonly linesPerSecond: number;
  readonly longestMs: number;
}

/** What the page is held up while so many lines a second come in; the crew writes them, whose lines all reach it. */
async function rush(page: Page, crew: readonly Room[], fans: readonly Room[], lines: number): Promise<Rush> {
  await page.evaluate(() => (window.longTasks = []));
  const before = crew[0]?.store.getState().show.talkSeq ?? 0;
  await Promise.all([
    keepSending(lines, turn =>
      of(crew, turn).send('chat.post', { text: `Line ${turn}: does the lamp come in another colour?` }),
    ),
    keepSending(REACTIONS_PER_SECOND, turn => of(fans, turn).send('reaction.send', { kind: 'heart' })),
  ]);
  const tasks = await page.evaluate(() => window.longTasks);
  const after = crew[0]?.store.getState().show.talkSeq ?? 0;
  return {
    longTasks: tasks.length,
    linesPerSecond: (after - before) / (RUSH_MS / 1000),
    longestMs: Math.max(0, ...tasks),
  };
}

/**
 * What the viewers' page costs a phone: bytes to the first frame, seconds until it takes a message, and tasks that hold
 * it up for more than 50 ms while chat and reactions come in.
 */
export async function run(say: (text: string) => void): Promise<BenchResult> {
  const show = await startShow();
  try {
    const kilobytes: number[] = [];
    const seconds: number[] = [];
    for (let load = 1; load < LOADS; load++) {
      const page = await openPhone(show);
      seconds.push(await readInteractive(page));
      kilobytes.push(await readKilobytes(page));
      await page.context().close();
    }
    const phone = await openPhone(show);
    seconds.push(await readInteractive(phone));
    kilobytes.push(await readKilobytes(phone));
    say(`interactive after ${seconds.map(each => each.toFixed(2)).join(', ')} s`);
    await phone.getByRole('button', { name: 'Remember me' }).click();

    const join = (token?: string) => joinRoom(show.server, token ? { token } : {});
    const crew = await Promise.all(
      Array.from({ length: Math.ceil(250 / LINES_OF_ONE) }, () => join(show.server.hostToken)),
    );
    const fans = await Promise.all(Array.from({ length: REACTIONS_PER_SECOND }, () => join()));
    const calm = await rush(phone, crew, fans, 20);
    say(`${calm.linesPerSecond} lines a second: ${calm.longTasks} long tasks`);
    const busy = await rush(phone, crew, fans, 250);
    say(`${busy.linesPerSecond} lines a second: ${busy.longTasks} long tasks`);
    for (const room of [...crew, ...fans]) room.close();
    return {
      ours: {
        gzip_kb: percentile(kilobytes, 0.5),
        interactive_s: percentile(seconds, 0.5),
        long_tasks: calm.longTasks,
        longest_task_ms: calm.longestMs,
        long_tasks_250: busy.longTasks,
        longest_task_250_ms: busy.longestMs,
        lines_per_second_250: busy.linesPerSecond,
      },
      // No other page shows this show, and a page of less has less to do.
      peers: {},
    };
  } finally {
    await show.close();
  }
}
