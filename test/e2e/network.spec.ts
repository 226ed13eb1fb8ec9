import type { Browser, Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { launchBrowser, openPage } from '../support/browser.ts';
import { Namespace, namespaceMissing } from '../support/namespace.ts';
import { TestServer } from '../support/server.ts';
import { goLive } from '../support/studio.ts';
import { expectMovingPicture, firstFrame, loudest, moreFrames, PHONE } from '../support/viewer.ts';

test.skip(namespaceMissing !== undefined, namespaceMissing);

let namespace: Namespace;
let server: TestServer;
let hosts: Browser;
let viewers: Browser;
let studio: Page;
let viewer: Page;

/** The host sits in a network that can be spoiled; the viewer in one that can't. */
test.beforeAll(async () => {
  namespace = new Namespace();
  server = await TestServer.start(['--host', '0.0.0.0', '--announce', namespace.gateway]);
  const { port, hash, pathname } = new URL(server.addresses.studio);
  const origin = `http://${namespace.gateway}:${port}`;
  hosts = await launchBrowser({ executable: namespace.chromium, trusted: origin });
  viewers = await launchBrowser();
  ({ page: studio } = await openPage(hosts, `${origin}${pathname}${hash}`));
  await goLive(studio);
  ({ page: viewer } = await openPage(viewers, server.addresses.viewer, PHONE));
  await firstFrame(viewer);
});
test.afterAll(async () => {
  await hosts?.close();
  await viewers?.close();
  await server?.stop();
  namespace?.close();
});

test('five lost packets of a hundred and a long way are survived, and the host is told in words', async () => {
  namespace.setWeather({ delayMs: 40, lossPercent: 5 });
  await studio.getByRole('button', { name: /^Stream health/ }).click();
  await expect(studio.getByText(/^Packets are lost on the way/)).toBeVisible();
  await expectMovingPicture(viewer);
  await moreFrames(viewer, 60);
  await expect.poll(() => loudest(viewer)).toBeGreaterThan(0.01);

  namespace.setWeather({ delayMs: 0, lossPercent: 0 });
  await expect(studio.getByText(/^Packets are lost on the way/)).toHaveCount(0);
  await studio.keyboard.press('Escape');
});

test('a network that carries nothing for a while is waited out, and the picture comes back by itself', async () => {
  namespace.setWeather({ delayMs: 0, lossPercent: 100 });
  await expect(studio.getByText(/reconnecting|connection .* lost/i).first()).toBeVisible();
  namespace.setWeather({ delayMs: 0, lossPercent: 0 });
  await expectMovingPicture(viewer);
});

test('another address of the host’s computer, as in another network, brings the picture over a new path', async () => {
  namespace.changeAddress();
  await expectMovingPicture(viewer);
  await moreFrames(viewer, 30);
});
