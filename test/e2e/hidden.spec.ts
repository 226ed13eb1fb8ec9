import type { BrowserContext } from 'playwright';
import { launchWindow } from '../support/browser.ts';
import { Screen, screenMissing } from '../support/screen.ts';
import { test as base, expect } from './fixtures.ts';
import { StudioPage } from './pages/studio.ts';

/** The host's browser, as everybody has it: with a window on a screen, of which one tab is in front. */
const test = base.extend<{ window: BrowserContext }>({
  window: async ({ serverFlags: _ }, use) => {
    const screen = await Screen.open();
    const { browser, window } = await launchWindow(screen.display);
    await use(window);
    await browser.close();
    await screen.close();
  },
});

test.skip(screenMissing !== undefined, screenMissing);

test('a show goes on with its composed picture and its sound while the studio’s window is hidden', async ({
  server,
  window,
  openViewer,
}) => {
  const studio = new StudioPage(await window.newPage());
  await studio.page.goto(server.addresses.studio);
  await studio.goLive();
  const viewer = await openViewer();
  await viewer.firstFrame();
  await studio.page.getByRole('button', { name: /Picture in picture/ }).click();
  await studio.page.keyboard.press('Space');
  await viewer.expectMovingPicture();

  // Another tab in the same window takes the screen.
  const other = await window.newPage();
  await other.goto(server.addresses.viewer);
  await expect.poll(() => studio.page.evaluate(() => document.visibilityState)).toBe('hidden');
  // Chromium slows a hidden page down after ten seconds; at the rate of a slow one these frames never come in time.
  await viewer.moreFrames(360);
  await viewer.expectMovingPicture();
  await viewer.expectSound();
});
