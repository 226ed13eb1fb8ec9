import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { launchBrowser, openPage } from '../support/browser.ts';
import { TestServer } from '../support/server.ts';
import { goLive } from '../support/studio.ts';
import { firstFrame, loudest, moreFrames, PHONE } from '../support/viewer.ts';

let server: TestServer;
let browser: Browser;
let studio: Page;
let viewer: Page;

test.beforeAll(async () => {
  server = await TestServer.start();
  browser = await launchBrowser();
  ({ page: studio } = await openPage(browser, server.addresses.studio));
  await goLive(studio);
  ({ page: viewer } = await openPage(browser, server.addresses.viewer, PHONE));
  await firstFrame(viewer);
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A second of a steady tone, as a file that a host might play. */
function songFile(): string {
  const rate = 48_000;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + rate * 2, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(rate * 2, 40);
  const samples = Int16Array.from({ length: rate }, (_, index) => 20_000 * Math.sin(index / 17));
  const path = join(mkdtempSync(join(tmpdir(), 'vitrine-song-')), 'Evening.wav');
  writeFileSync(path, Buffer.concat([header, Buffer.from(samples.buffer)]));
  return path;
}

const isSilent = async () => (await loudest(viewer)) < 0.01;

test('a muted microphone is not heard, and stays muted when the server was killed and is back', async () => {
  await expect.poll(() => loudest(viewer)).toBeGreaterThan(0.01);
  await studio.keyboard.press('m');
  await expect.poll(isSilent).toBe(true);

  await server.kill();
  await server.restart();
  await expect(studio.getByText(/is lost/)).toHaveCount(0);
  await moreFrames(viewer);
  expect(await isSilent()).toBe(true);
  await studio.getByRole('button', { name: 'Turn the microphone on' }).click();
  await expect.poll(isSilent).toBe(false);
  await studio.keyboard.press('m');
  await expect.poll(isSilent).toBe(true);
});

test('music from a file is heard by viewers, and muted in the mixer it is not', async () => {
  await studio.getByRole('button', { name: 'Sound mixer' }).click();
  const [chooser] = await Promise.all([
    studio.waitForEvent('filechooser'),
    studio.getByRole('button', { name: 'Add music' }).click(),
  ]);
  await chooser.setFiles(songFile());
  await expect.poll(isSilent).toBe(false);
  await studio.getByRole('button', { name: 'Mute Evening' }).click();
  await expect.poll(isSilent).toBe(true);
});

test('the studio tells how far behind it viewers are, as measured on its own stream', async () => {
  await expect(studio.getByText(/^\d+\.\d s behind$/)).toBeVisible();
});
