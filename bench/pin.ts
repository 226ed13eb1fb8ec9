import type { Page } from 'playwright';
import { openPage } from '../test/support/browser.ts';
import { markOf } from '../test/support/marks.ts';
import { firstFrame } from '../test/support/viewer.ts';
import { measureBareSocket } from './peers/bare-socket.ts';
import { startLiveShow } from './support/live-show.ts';
import type { BenchResult } from './support/result.ts';
import { summary } from './support/stats.ts';

const PINS = 60;

/**
 * Notes the wall time of every click in the studio, as the browser stamped the input event itself: the moment the
 * button is let go, which is when a click is one. How long a finger rests on the button is not the product's time.
 */
async function watchClicks(studio: Page): Promise<void> {
  await studio.evaluate(() => {
    const note = (event: Event) => {
      document.documentElement.dataset.clickedAt = String(performance.timeOrigin + event.timeStamp);
    };
    document.addEventListener('click', note, { capture: true });
  });
}

const clickedAt = (studio: Page) => studio.evaluate(() => Number(document.documentElement.dataset.clickedAt));

/**
 * From the click on a product in the studio to the painted card on a viewer's page, while the host is live and the
 * viewer's picture plays. The peer is the least that a browser can do: a bare socket relay and one text node.
 */
export async function run(say: (text: string) => void): Promise<BenchResult> {
  const show = await startLiveShow();
  try {
    const { page: viewer } = await openPage(show.browser, show.server.addresses.viewer, {
      width: 390,
      height: 844,
    });
    await firstFrame(viewer);
    await watchClicks(show.studio);
    const samples: number[] = [];
    for (let count = 1; count <= PINS; count++) {
      const pin = show.studio.getByRole('button', { name: /^Pin .* on every viewer's screen$/ }).first();
      const painted = markOf(viewer, 'vitrine:pin-painted', count);
      await pin.click();
      samples.push((await painted).at - (await clickedAt(show.studio)));
      await show.studio
        .getByRole('button', { name: /^Take .* off the screen$/ })
        .first()
        .click();
      await viewer.locator('.card').waitFor({ state: 'detached' });
      if (count % 20 === 0) say(`${count} of ${PINS} pins`);
    }
    return { ours: summary(samples), peers: { bare_socket: await measureBareSocket(show.browser, PINS) } };
  } finally {
    await show.close();
  }
}
