import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Room } from '../../client/room/room.ts';
import type { Clip, Recording } from '../../shared/recording/recording.ts';
import { violations } from '../support/accessible.ts';
import { killBrowser } from '../support/browser.ts';
import { ffmpegMissing } from '../support/encoder.ts';
import { decode } from '../support/recorded.ts';
import { until } from '../support/room.ts';
import type { TestServer } from '../support/server.ts';
import { expect, test } from './fixtures.ts';
import type { StudioPage } from './pages/studio.ts';

test.skip(ffmpegMissing !== undefined, ffmpegMissing);

test.beforeEach(({ server }) => server.addSampleProducts());

const folderOf = (server: TestServer, ...parts: string[]) =>
  join(server.folder, 'recordings', 'autumn-show', ...parts);

const newestRecording = (host: Room): Recording | undefined =>
  host.store.getState().show.recording.recordings.at(-1);

/** Waits until the newest recording has ended, and returns it. */
async function endOfRecording(host: Room): Promise<Recording> {
  const { show } = await until(
    host,
    view => view.show.recording.recordings.at(-1)?.ms !== undefined,
    'its end',
  );
  return show.recording.recordings.at(-1) as Recording;
}

/** Waits until the studio shows that it has recorded for so many seconds; a busy page may skip some of them. */
async function untilRecorded({ page }: StudioPage, seconds: number): Promise<void> {
  await page.waitForFunction(
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
async function recordFor(studio: StudioPage, seconds: number): Promise<void> {
  await studio.page.getByRole('button', { name: 'REC: start recording' }).click();
  await untilRecorded(studio, seconds);
}

/** Clips by key, and waits until the studio says so. */
async function clip({ page }: StudioPage): Promise<void> {
  await page.keyboard.press('x');
  await expect(page.getByText('Clipped the last 30 s')).toBeVisible();
}

test('a recording outlives the kill of its studio but for less than a second, with its sound and its clips', async ({
  server,
  host,
  launch,
  openStudio,
}) => {
  const browser = await launch();
  const studio = await openStudio({ browser });
  await studio.pinButtons.first().click();
  await recordFor(studio, 12);

  await clip(studio);
  const recordingId = newestRecording(host)?.id ?? '';
  const ten = await host.send('recording.clip', { clipId: 'ten', recordingId, seconds: 10 });
  await until(
    host,
    ({ live }) => live.recording.files.clips.ten?.kind === 'ready',
    'the clip while the recording goes on',
  );
  const killedAt = await killBrowser(browser);

  const recording = await endOfRecording(host);
  const { show } = host.store.getState();
  const whole = decode(folderOf(server, recording.file));
  const lost = killedAt - recording.startedAt - Math.min(whole.picture, whole.sound);
  console.log(`killed after ${killedAt - recording.startedAt} ms, of which ${Math.round(lost)} ms are lost`);
  expect(lost).toBeLessThan(1000);
  expect(whole.loudest).toBeGreaterThan(-60);

  const product = show.offers.pins.at(-1)?.card.title;
  for (const each of show.recording.clips as Clip[]) {
    const cut = decode(folderOf(server, 'clips', each.file));
    const wanted = each.toMs - each.fromMs;
    console.log(`clip of ${wanted} ms: picture ${cut.picture} ms, sound ${cut.sound} ms`);
    for (const ms of [cut.picture, cut.sound]) expect(Math.abs(ms - wanted)).toBeLessThan(750);
    expect(each.product?.title).toBe(product);
  }
  expect(ten.clip.toMs - ten.clip.fromMs).toBe(10_000);
  expect(readdirSync(folderOf(server, 'clips')).filter(name => name.startsWith('.'))).toEqual([]);
});

test('the studio plays a clip and hands out the recording, and a recording outlives the server’s kill', async ({
  server,
  host,
  studio,
}) => {
  const { page, dialog: drawer } = studio;
  await recordFor(studio, 5);
  await clip(studio);
  await page.getByRole('button', { name: 'Recordings and clips', exact: true }).click();
  await drawer.getByRole('button', { name: 'Stop recording' }).click();
  await endOfRecording(host);
  await drawer.getByRole('button', { name: 'Start recording' }).click();
  await until(host, ({ show }) => show.recording.recordings.length === 2, 'a second recording');
  await untilRecorded(studio, 2);
  await drawer
    .getByRole('button', { name: /^Play the clip/ })
    .first()
    .click();
  const player = drawer.locator('video');
  for (const theme of ['light', 'dark'] as const) {
    await studio.chooseTheme(theme);
    expect(await violations(page)).toEqual([]);
  }
  await expect
    .poll(() => player.evaluate((video: HTMLVideoElement) => video.currentTime > 1 && video.videoWidth))
    .toBe(1280);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    drawer
      .getByRole('button', { name: /^Download the recording/ })
      .last()
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe(host.store.getState().show.recording.recordings[0]?.file);

  await server.kill();
  await expect(drawer.getByText(/The server can’t be reached\. The recording goes on/)).toBeVisible();
  await server.restart();
  await expect(drawer.getByText(/The server can’t be reached/)).toHaveCount(0);
  await drawer.getByRole('button', { name: 'Stop recording' }).click();
  await expect(drawer.getByRole('button', { name: 'Start recording' })).toBeVisible();
  const whole = decode(folderOf(server, (await endOfRecording(host)).file));
  // A server that waited for the studio for long has ended it with what it had before, until it learns its true end.
  const lengthOf = () => newestRecording(host)?.ms ?? 0;
  for (const ms of [whole.picture, whole.sound])
    await expect.poll(() => Math.abs(ms - lengthOf())).toBeLessThan(1000);
  console.log(
    `recorded ${lengthOf()} ms over a restart: picture ${whole.picture} ms, sound ${whole.sound} ms`,
  );
});

test('with “record every show” a show is recorded from going live to its end', async ({ host, studio }) => {
  await studio.page.getByRole('button', { name: 'Recordings and clips', exact: true }).click();
  await studio.page.getByRole('switch', { name: 'Record every show' }).click();
  await studio.page.keyboard.press('Escape');
  await studio.goLive();
  await until(host, ({ show }) => show.recording.recordings.length === 1, 'the recording');
  await untilRecorded(studio, 2);
  await studio.endShow();
  await until(
    host,
    ({ show }) => (show.recording.recordings.at(-1)?.ms ?? 0) > 1000,
    'its end with the show’s',
  );
});
