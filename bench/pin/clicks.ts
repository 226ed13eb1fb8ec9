import type { Page } from 'playwright';
import { markOf } from '../../test/support/marks.ts';

export interface Click {
  /** Wall times in milliseconds: the click in the studio, and the painted card on the viewer's page. */
  readonly clickedAt: number;
  readonly paintedAt: number;
}

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

/** Pins a product in the studio and takes it off again, over and over, before a viewer's page that was just opened. */
export async function clickPins(
  studio: Page,
  viewer: Page,
  pins: number,
  say: (text: string) => void,
): Promise<Click[]> {
  await watchClicks(studio);
  const clicks: Click[] = [];
  for (let count = 1; count <= pins; count++) {
    const pin = studio.getByRole('button', { name: /^Pin .* on every viewer's screen$/ }).first();
    const painted = markOf(viewer, 'vitrine:pin-painted', count);
    await pin.click();
    clicks.push({ paintedAt: (await painted).at, clickedAt: await clickedAt(studio) });
    await studio
      .getByRole('button', { name: /^Take .* off the screen$/ })
      .first()
      .click();
    await viewer.locator('.card').waitFor({ state: 'detached' });
    if (count % 20 === 0) say(`${count} of ${pins} pins`);
  }
  return clicks;
}
