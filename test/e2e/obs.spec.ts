import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ObsClient } from '../../renderer/obs/connection/client.ts';
import { violations } from '../support/accessible.ts';
import { FFMPEG, ffmpegMissing } from '../support/encoder.ts';
import { ObsProgram, obsMissing } from '../support/obs.ts';
import { test as base, expect } from './fixtures.ts';
import { ObsDrawer } from './pages/obs.ts';
import type { StudioPage } from './pages/studio.ts';
import type { ViewerPage } from './pages/viewer.ts';

const missing = obsMissing ?? ffmpegMissing;

const TONE_HZ = 1000;
const PASSWORD = 'open sesame';
const HOSTS_OWN = ['[Video]', 'BaseCX=1280', 'BaseCY=720', 'OutputCX=1280', 'OutputCY=720', 'FPSType=0'];

/** One OBS for all of these tests, which leave it as they found it: it takes its time to start. */
const test = base.extend<{ obs: ObsDrawer }, { program: ObsProgram }>({
  program: [
    async ({ browserOptions: _ }, use) => {
      const profile = [...HOSTS_OWN, '[SimpleOutput]', 'VBitrate=4321'];
      const program = await ObsProgram.start({ password: PASSWORD, profile });
      await fill(program);
      await use(program);
      await program.stop();
    },
    { scope: 'worker' },
  ],
  obs: ({ studio }, use) => use(new ObsDrawer(studio.page)),
});

test.skip(missing !== undefined, missing);

/** Gives OBS a clip to show, a white bar that walks over blue with a tone, and a stream of its host's own. */
async function fill(program: ObsProgram): Promise<void> {
  const clip = join(program.folder, 'clip.mp4');
  const picture = 'color=c=0x103070:s=1280x720:r=30[ground];color=c=white:s=160x720:r=30[bar]';
  const walk = "[ground][bar]overlay=x='mod(t*400,1120)'";
  const made = spawnSync(FFMPEG, [
    ...['-loglevel', 'error', '-f', 'lavfi', '-i', `${picture};${walk}`],
    ...['-f', 'lavfi', '-i', `sine=frequency=${TONE_HZ}:sample_rate=48000`, '-t', '14'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', clip],
  ]);
  expect(made.stderr.toString()).toBe('');
  const link = new ObsClient();
  const connected = new Promise<void>(resolve => {
    link.store.subscribe(view => view.obs && resolve());
  });
  link.connect({ address: program.address, password: PASSWORD });
  await connected;
  const inputSettings = { local_file: clip, looping: true };
  await link.call('CreateInput', {
    ...{ sceneName: 'Scene', inputName: 'Clip', inputKind: 'ffmpeg_source' },
    inputSettings,
  });
  await link.call('SetStreamServiceSettings', {
    streamServiceType: 'rtmp_custom',
    streamServiceSettings: { server: 'rtmp://elsewhere.example/live', key: 'their own secret key' },
  });
  link.disconnect();
}

/** The host's own settings as OBS has them on disk, without what OBS itself writes there at every change. */
const hostsOwn = (program: ObsProgram): string[] =>
  ['basic.ini', 'service.json'].flatMap(name =>
    readFileSync(join(program.folder, '.config/obs-studio/basic/profiles/Untitled', name), 'utf8')
      .split('\n')
      .filter(line => line !== '' && !/^(\[Panels\]|CookieId=)/.test(line)),
  );

/** Whether the picture is OBS's blue, or the camera's red. */
async function untilPictureOf({ page }: ViewerPage, whose: 'obs' | 'camera'): Promise<void> {
  await page.waitForFunction(
    wanted => {
      const video = document.querySelector('video');
      const context = new OffscreenCanvas(32, 18).getContext('2d');
      if (!video || !context) return false;
      context.drawImage(video, 0, 0, 32, 18);
      const { data } = context.getImageData(0, 0, 32, 18);
      const sum = (channel: number) =>
        Array.from({ length: 32 * 18 }, (_, i) => data[i * 4 + channel] ?? 0).reduce((a, b) => a + b, 0);
      const [red, blue] = [sum(0), sum(2)];
      return wanted === 'obs' ? blue > red * 1.2 : red > blue * 1.2;
    },
    whose,
    { polling: 50, timeout: 40_000 },
  );
}

/** The pitch of what is heard, in hertz. */
function pitch({ page }: ViewerPage): Promise<number> {
  return page.evaluate(async () => {
    const stream = document.querySelector('video')?.srcObject;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(stream as MediaStream).connect(analyser);
    const bins = new Float32Array(analyser.frequencyBinCount);
    let best = { level: Number.NEGATIVE_INFINITY, bin: 0 };
    for (const end = performance.now() + 1500; performance.now() < end; ) {
      analyser.getFloatFrequencyData(bins);
      for (const [bin, level] of bins.entries()) if (level > best.level) best = { level, bin };
      await new Promise(requestAnimationFrame);
    }
    const width = context.sampleRate / analyser.fftSize;
    await context.close();
    return best.bin * width;
  });
}

/** Whether the browser has written down how to connect. */
const isRemembered = ({ page }: StudioPage): Promise<boolean> =>
  page.evaluate(
    () =>
      new Promise(resolve => {
        const opening = indexedDB.open('vitrine.secrets');
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction('secrets').objectStore('secrets').get('obs.login');
          reading.onsuccess = () => {
            database.close();
            resolve(reading.result !== undefined);
          };
        };
      }),
  );

test('two clicks put OBS on air, a crash of OBS is survived, and the host gets OBS back as it was', async ({
  program,
  studio,
  obs,
  openViewer,
}) => {
  const before = hostsOwn(program);
  const { page } = studio;
  const { drawer } = obs;

  await test.step('the host connects once, and the password does not lie about in the browser', async () => {
    await obs.connect(program.address, PASSWORD);
    await expect.poll(() => isRemembered(studio)).toBe(true);
    await page.reload();
    await obs.open();
    await expect(obs.use).toBeEnabled();
    const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    expect(kept).not.toContain(PASSWORD);
    await page.keyboard.press('Escape');
    await expect(drawer).toHaveCount(0);
  });

  await studio.goLive();
  const viewer = await openViewer();
  await viewer.firstFrame();
  await untilPictureOf(viewer, 'camera');

  await test.step('two clicks, and the viewer sees OBS move and hears its tone', async () => {
    await obs.open();
    await obs.use.click();
    const clicked = performance.now();
    await untilPictureOf(viewer, 'obs');
    console.log(
      `second click to the viewer's picture from OBS: ${Math.round(performance.now() - clicked)} ms`,
    );
    await expect(drawer.getByText('Viewers see and hear OBS.')).toBeVisible();
    await expect(drawer.getByText(/1280×720 .* with sound/)).toBeVisible();
    await viewer.expectMovingPicture();
    // The sound may arrive a moment after the picture.
    await expect.poll(async () => Math.abs((await pitch(viewer)) - TONE_HZ)).toBeLessThan(20);
  });

  await test.step('OBS is killed: viewers get the studio, and OBS again once it was started', async () => {
    await program.kill('SIGKILL');
    const killed = performance.now();
    await expect(drawer.getByText('OBS does not answer any more')).toBeVisible();
    await untilPictureOf(viewer, 'camera');
    console.log(`OBS killed to the studio's picture: ${Math.round(performance.now() - killed)} ms`);
    await program.restart();
    const restarted = performance.now();
    await untilPictureOf(viewer, 'obs');
    console.log(`OBS there again to its picture: ${Math.round(performance.now() - restarted)} ms`);
  });

  await test.step('back to the camera: OBS is its owner’s again, with nothing changed', async () => {
    await obs.button('Back to my camera').click();
    await untilPictureOf(viewer, 'camera');
    await expect(drawer.getByText('OBS has its own settings back, unchanged.')).toBeVisible();
    expect(hostsOwn(program)).toEqual(before);
  });

  await test.step('the show ends', async () => {
    await studio.endShow();
    await expect(page.getByRole('button', { name: 'Make the next one from it' })).toBeVisible();
  });
});

test('a host without a camera goes live with OBS alone, and ending the show gives OBS back', async ({
  program,
  launch,
  openStudio,
  openViewer,
}) => {
  const before = hostsOwn(program);
  const studio = await openStudio({ browser: await launch({ camera: null }) });
  const obs = new ObsDrawer(studio.page);
  await obs.connect(program.address, PASSWORD);
  await obs.use.click();
  await expect(obs.drawer.getByText('OBS is the picture. Viewers see it when you go live.')).toBeVisible();
  await studio.goLive();
  const viewer = await openViewer();
  await untilPictureOf(viewer, 'obs');
  await studio.endShow();
  await expect(obs.drawer.getByText('OBS has its own settings back, unchanged.')).toBeVisible();
  expect(hostsOwn(program)).toEqual(before);
});

test('scenes, sound and recording are driven from the drawer, which breaks no accessibility rule', async ({
  program,
  studio,
  obs,
}) => {
  const { drawer } = obs;
  await obs.connect(program.address, PASSWORD);
  await drawer.getByRole('switch', { name: 'Studio mode' }).click();
  await expect(obs.button('Take')).toBeVisible();
  await drawer.getByRole('switch', { name: 'Studio mode' }).click();
  await expect(obs.button('Take')).toHaveCount(0);
  await drawer.getByRole('textbox', { name: 'Name of the cue' }).fill('With sound');
  await obs.button('Keep this moment').click();
  await obs.button('Mute Clip').click();
  await expect(obs.button('Unmute Clip')).toBeVisible();
  await obs.button('With sound').click();
  await expect(obs.button('Mute Clip')).toBeVisible();
  await obs.button('Hide Clip').click();
  await obs.button('Show Clip').click();
  await obs.button('Record').click();
  await drawer.getByRole('button', { name: /^Stop/ }).click();
  await expect(obs.button('Record')).toBeEnabled();
  for (const theme of ['light', 'dark'] as const) {
    await studio.chooseTheme(theme);
    expect(await violations(studio.page, '[role=dialog]')).toEqual([]);
  }
});
