import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { expect, test } from 'playwright/test';
import type { Room } from '../../client/room/room.ts';
import type { Clip, Recording } from '../../shared/recording.ts';
import { violations } from '../support/accessible.ts';
import { killBrowser, launchBrowser, openPage } from '../support/browser.ts';
import { ffmpegMissing } from '../support/encoder.ts';
import { decode } from '../support/recorded.ts';
import { joinRoom, until } from '../support/room.ts';
import { TestServer } from '../support/server.ts';
import { goLive } from '../support/studio.ts';

let server: TestServer;
let browser: Browser;
let host: Room;

test.beforeAll(async () => {
  server = await TestServer.start();
  browser = await launchBrowser();
  host = await joinRoom(server, { token: server.hostToken });
  await server.addSampleProducts();
});
test.afterAll(async () => {
  host?.close();
  await browser?.close();
  await server?.stop();
});

const folder = (...parts: string[]) => join(server.folder, 'recordings', 'autumn-show', ...parts);
const newestRecording = (): Recording | undefined => host.store.getState().show.recordings.at(-1);

/** Waits until the studio shows that it has recorded for so many seconds; a busy page may skip some of them. */
async function untilRecorded(studio: Page, seconds: number): Promise<void> {
  await studio.waitForFunction(
    wanted => {
      const clock = document.querySelector('nav time')?.textContent ?? '';
      const [h = 0, m = 0, s = 0] = clock.split(':').map(Number);
      return clock !== '' && h * 3600 + m * 60 + s >= wanted;
    },
    seconds,
    { polling: 100, timeout: 60_000 },
  );
}

/** Presses REC and waits until it has recorded for so many seconds. */
async function recordFor(studio: Page, seconds: number): Promise<void> {
  await studio.getByRole('button', { name: 'REC: start recording' }).click();
  await untilRecorded(studio, seconds);
}

test.skip(ffmpegMissing !== undefined, ffmpegMissing);

test('a recording outlives the kill of its studio but for less than a second, with its sound and its clips', async () => {
  const { page: studio } = await openPage(browser, server.addresses.studio);
  await studio
    .getByRole('button', { name: /^Pin .* on every viewer's screen$/ })
    .first()
    .click();
  await recordFor(studio, 12);

  await studio.keyboard.press('x');
  await expect(studio.getByText('Clipped the last 30 s')).toBeVisible();
  const { clip } = await host.send('recording.clip', {
    clipId: 'ten',
    recordingId: newestRecording()?.id ?? '',
    seconds: 10,
  });
  await until(host, ({ files }) => files.clips.ten?.kind === 'ready', 'the clip while the recording goes on');
  const killedAt = await killBrowser(browser);

  const { show } = await until(host, view => view.show.recordings.at(-1)?.ms !== undefined, 'its end');
  const recording = show.recordings.at(-1) as Recording;
  const whole = decode(folder(recording.file));
  const lost = killedAt - recording.startedAt - Math.min(whole.picture, whole.sound);
  console.log(`killed after ${killedAt - recording.startedAt} ms, of which ${Math.round(lost)} ms are lost`);
  expect(lost).toBeLessThan(1000);
  expect(whole.loudest).toBeGreaterThan(-60);

  const product = show.pins.at(-1)?.card.title;
  for (const each of show.clips as Clip[]) {
    const cut = decode(folder('clips', each.file));
    const wanted = each.toMs - each.fromMs;
    console.log(`clip of ${wanted} ms: picture ${cut.picture} ms, sound ${cut.sound} ms`);
    for (const ms of [cut.picture, cut.sound]) expect(Math.abs(ms - wanted)).toBeLessThan(750);
    expect(each.product?.title).toBe(product);
  }
  expect(clip.toMs - clip.fromMs).toBe(10_000);
  expect(readdirSync(folder('clips')).filter(name => name.startsWith('.'))).toEqual([]);
});

test('the studio plays a clip and hands out the recording, and a recording outlives the server’s kill', async () => {
  browser = await launchBrowser();
  const { page: studio } = await openPage(browser, server.addresses.studio);
  await recordFor(studio, 2);
  await studio.getByRole('button', { name: 'Recordings and clips', exact: true }).click();
  const drawer = studio.getByRole('dialog');
  await drawer
    .getByRole('button', { name: /^Play the clip/ })
    .first()
    .click();
  const player = drawer.locator('video');
  for (const theme of ['Light theme', 'Dark theme']) {
    await studio.getByRole('button', { name: theme }).click();
    expect(await violations(studio)).toEqual([]);
  }
  await expect
    .poll(() => player.evaluate((video: HTMLVideoElement) => video.currentTime > 1 && video.videoWidth))
    .toBe(1280);
  const [download] = await Promise.all([
    studio.waitForEvent('download'),
    drawer
      .getByRole('button', { name: /^Download the recording/ })
      .last()
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe(host.store.getState().show.recordings[0]?.file);

  await server.kill();
  await expect(drawer.getByText(/The server can’t be reached\. The recording goes on/)).toBeVisible();
  await server.restart();
  await expect(drawer.getByText(/The server can’t be reached/)).toHaveCount(0);
  await drawer.getByRole('button', { name: 'Stop recording' }).click();
  await expect(drawer.getByRole('button', { name: 'Start recording' })).toBeVisible();
  const { show } = await until(host, view => view.show.recordings.at(-1)?.ms !== undefined, 'its end');
  const recording = show.recordings.at(-1) as Recording;
  const whole = decode(folder(recording.file));
  console.log(
    `recorded ${recording.ms} ms over a restart: picture ${whole.picture} ms, sound ${whole.sound} ms`,
  );
  for (const ms of [whole.picture, whole.sound])
    expect(Math.abs(ms - (recording.ms ?? 0))).toBeLessThan(1000);
});

test('with “record every show” a show is recorded from going live to its end', async () => {
  const { page: studio } = await openPage(browser, server.addresses.studio);
  await studio.getByRole('button', { name: 'Recordings and clips', exact: true }).click();
  await studio.getByRole('switch', { name: 'Record every show' }).click();
  await studio.keyboard.press('Escape');
  const before = host.store.getState().show.recordings.length;
  await goLive(studio);
  await until(host, ({ show }) => show.recordings.length === before + 1, 'the recording');
  await untilRecorded(studio, 2);
  await studio.getByRole('button', { name: 'End show' }).click();
  await studio.getByRole('alertdialog').getByRole('button', { name: /End/ }).click();
  await until(host, ({ show }) => (show.recordings.at(-1)?.ms ?? 0) > 1000, 'its end with the show’s');
});
