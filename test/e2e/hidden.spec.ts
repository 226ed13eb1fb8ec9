import type { Browser, BrowserContext } from 'playwright';
import { expect, test } from 'playwright/test';
import { launchBrowser, launchWindow, openPage } from '../support/browser.ts';
import { Screen, screenMissing } from '../support/screen.ts';
import { TestServer } from '../support/server.ts';
import { goLive } from '../support/studio.ts';
import { expectMovingPicture, firstFrame, loudest, moreFrames, PHONE } from '../support/viewer.ts';

test.skip(screenMissing !== undefined, screenMissing);

let screen: Screen;
let server: TestServer;
let hosts: Browser;
let window: BrowserContext;
let viewers: Browser;

test.beforeAll(async () => {
  [screen, server] = await Promise.all([Screen.open(), TestServer.start()]);
  ({ browser: hosts, window } = await launchWindow(screen.display));
  viewers = await launchBrowser();
});
test.afterAll(async () => {
  await hosts?.close();
  await viewers?.close();
  await server?.stop();
  await screen?.close();
});

test('a show goes on with its composed picture and its sound while the studio’s window is hidden', async () => {
  const studio = await window.newPage();
  await studio.goto(server.addresses.studio);
  await goLive(studio);
  const { page: viewer } = await openPage(viewers, server.addresses.viewer, PHONE);
  await firstFrame(viewer);
  await studio.getByRole('button', { name: /Picture in picture/ }).click();
  await studio.keyboard.press('Space');
  await expectMovingPicture(viewer);

  // Another tab in the same window takes the screen.
  const other = await window.newPage();
  await other.goto(server.addresses.viewer);
  await expect.poll(() => studio.evaluate(() => document.visibilityState)).toBe('hidden');
  // Chromium slows a hidden page down after ten seconds; at the rate of a slow one these frames never come in time.
  await moreFrames(viewer, 360);
  await expectMovingPicture(viewer);
  await expect.poll(() => loudest(viewer)).toBeGreaterThan(0.01);
});
