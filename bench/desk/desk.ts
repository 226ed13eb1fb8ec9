import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { launchBrowser } from '../../test/support/browser.ts';
import { joinRoom } from '../../test/support/room.ts';
import { TestServer } from '../../test/support/server.ts';
import type { BenchResult } from '../support/result.ts';
import { Chatter } from './chatter.ts';
import { heapOf, readFrames, watchFrames } from './frames.ts';
import { openPlainList } from './plain-list.ts';

const MINUTES = 10;
/** What every page does in its first minutes, such as compiling and filling its lists, is no growth. */
const WARM_UP = 0.2;
/** A list that only grows shows what it costs in less time. */
const PLAIN_MINUTES = 2;
const WINDOW = { viewport: { width: 1440, height: 900 }, locale: 'en' };
/** The moderator decides one held message in so many milliseconds, a little faster than they come. */
const DECIDES_EVERY_MS = 1000;

type Say = (text: string) => void;

/** The moderator's studio: chat, held queue and person, with somebody who decides by key what is held. */
async function openDesk(browser: Browser, server: TestServer): Promise<Page> {
  const host = await joinRoom(server, { token: server.hostToken });
  const { token } = await host.send('team.invite', { name: 'Mo', role: 'moderator', hours: 24 });
  host.close();
  const page = await (await browser.newContext(WINDOW)).newPage();
  await page.goto(`${server.origin}/studio/#show=autumn-show&invite=${token}`);
  await page.getByRole('heading', { name: 'Held for review' }).waitFor();
  await page.evaluate(every => {
    const press = () =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'd', bubbles: true }));
    setInterval(press, every);
  }, DECIDES_EVERY_MS);
  return page;
}

async function measure(page: Page, chatter: Chatter, minutes: number, say: Say) {
  await watchFrames(page);
  await setTimeout(minutes * WARM_UP * 60_000);
  const start = await heapOf(page);
  await readFrames(page);
  const [from, lines] = [performance.now(), chatter.lines];
  await setTimeout(minutes * (1 - WARM_UP) * 60_000);
  const frames = await readFrames(page);
  const seconds = (performance.now() - from) / 1000;
  const end = await heapOf(page);
  const measured = {
    ...frames,
    heap_start_mb: start,
    heap_end_mb: end,
    lines_per_second: Math.round((chatter.lines - lines) / seconds),
  };
  say(JSON.stringify(measured));
  return measured;
}

/**
 * The moderator's studio for some minutes at 300 lines a second, a few of which are held and decided by key: how long its
 * frames take, and what its heap holds after the warm-up and at the end. Beside it a plain list of the same lines.
 */
export async function run(say: Say, { minutes = MINUTES }: { minutes?: number }): Promise<BenchResult> {
  const server = await TestServer.start();
  const browser = await launchBrowser();
  const chatter = await Chatter.start(server);
  try {
    say(`The moderator's studio, ${minutes} minutes`);
    const desk = await openDesk(browser, server);
    const ours = await measure(desk, chatter, minutes, say);
    await desk.context().close();
    const plainMinutes = Math.min(minutes, PLAIN_MINUTES);
    say(`A plain list, ${plainMinutes} minutes`);
    const plain = await (await browser.newContext(WINDOW)).newPage();
    await openPlainList(plain, server);
    const peer = await measure(plain, chatter, plainMinutes, say);
    return {
      ours: { minutes, refused: chatter.refused, ...ours },
      peers: { plain_list: { minutes: plainMinutes, ...peer } },
    };
  } finally {
    chatter.stop();
    await browser.close();
    await server.stop();
  }
}
