import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { ObsClient } from '../../renderer/obs/connection/client.ts';
import { violations } from '../support/accessible.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { ffmpegMissing } from '../support/encoder.ts';
import { ObsProgram, obsMissing } from '../support/obs.ts';
import { TestServer } from '../support/server.ts';
import { goLive } from '../support/studio.ts';
import { expectMovingPicture, firstFrame, PHONE } from '../support/viewer.ts';

const missing = obsMissing ?? ffmpegMissing;
test.skip(missing !== undefined, missing);

const FFMPEG = process.env.FFMPEG ?? 'ffmpeg';
const TONE_HZ = 1000;
const PASSWORD = 'open sesame';
const HOSTS_OWN = ['[Video]', 'BaseCX=1280', 'BaseCY=720', 'OutputCX=1280', 'OutputCY=720', 'FPSType=0'];

let program: ObsProgram;
let server: TestServer;
let browser: Browser;

test.beforeAll(async () => {
  [program, server, browser] = await Promise.all([
    ObsProgram.start({ password: PASSWORD, profile: [...HOSTS_OWN, '[SimpleOutput]', 'VBitrate=4321'] }),
    TestServer.start(),
    launchBrowser(),
  ]);
  await fillObs();
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await program?.stop();
});

/** Gives OBS a clip to show, a white bar that walks over blue with a tone, and a stream of its host's own. */
async function fillObs(): Promise<void> {
  const clip = join(program.folder, 'clip.mp4');
  const picture = 'color=c=0x103070:s=1280x720:r=30[ground];color=c=white:s=160x720:r=30[bar]';
  const walk = "[ground][bar]overlay=x='mod(t*400,1120)'";
  const made = spawnSync(FFMPEG, [
    ...['-loglevel', 'error', '-f', 'lavfi', '-i', `${picture};${walk}`],
    ...['-f', 'lavfi', '-i', `sine=frequency=${TONE_HZ}:sample_rate=48000`, '-t', '14'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', clip],
  ]);
  expect(made.stderr.toString()).toBe('');
  const client = new ObsClient();
  const connected = new Promise<void>(resolve => {
    client.store.subscribe(view => view.obs && resolve());
  });
  client.connect({ address: program.address, password: PASSWORD });
  await connected;
  const inputSettings = { local_file: clip, looping: true };
  await client.call('CreateInput', {
    ...{ sceneName: 'Scene', inputName: 'Clip', inputKind: 'ffmpeg_source' },
    inputSettings,
  });
  await client.call('SetStreamServiceSettings', {
    streamServiceType: 'rtmp_custom',
    streamServiceSettings: { server: 'rtmp://elsewhere.example/live', key: 'their own secret key' },
  });
  client.disconnect();
}

/** The host's own settings as OBS has them on disk, without what OBS itself writes there at every change. */
const hostsOwn = (): string[] =>
  ['basic.ini', 'service.json'].flatMap(name =>
    readFileSync(join(program.folder, '.config/obs-studio/basic/profiles/Untitled', name), 'utf8')
      .split('\n')
      .filter(line => line !== '' && !/^(\[Panels\]|CookieId=)/.test(line)),
  );

/** Whether the picture is OBS's blue, or the camera's red. */
async function untilPictureOf(viewer: Page, whose: 'obs' | 'camera'): Promise<void> {
  await viewer.waitForFunction(
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
function pitch(viewer: Page): Promise<number> {
  return viewer.evaluate(async () => {
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

/** Connects a studio to OBS for the first time, and leaves its drawer open. */
async function connectObs(studio: Page): Promise<void> {
  const drawer = studio.getByRole('dialog', { name: 'OBS' });
  await studio.getByRole('button', { name: /^OBS/ }).click();
  await drawer.getByLabel('Address').fill(program.address);
  await drawer.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(drawer.getByText('OBS is there and asks for its password')).toBeVisible();
  await drawer.getByLabel('Password').fill(PASSWORD);
  await drawer.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(drawer.getByRole('button', { name: 'Use OBS as the picture' })).toBeEnabled();
}

/** Whether the browser has written down how to connect. */
const isRemembered = (studio: Page): Promise<boolean> =>
  studio.evaluate(
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

test('two clicks put OBS on air, a crash of OBS is survived, and the host gets OBS back as it was', async () => {
  const before = hostsOwn();
  const { page: studio } = await openPage(browser, server.addresses.studio);
  const drawer = studio.getByRole('dialog', { name: 'OBS' });
  const openObs = studio.getByRole('button', { name: /^OBS/ });

  await test.step('the host connects once, and the password does not lie about in the browser', async () => {
    await connectObs(studio);
    await expect.poll(() => isRemembered(studio)).toBe(true);
    await studio.reload();
    await openObs.click();
    await expect(drawer.getByRole('button', { name: 'Use OBS as the picture' })).toBeEnabled();
    const kept = await studio.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    expect(kept).not.toContain(PASSWORD);
    await studio.keyboard.press('Escape');
    await expect(drawer).toHaveCount(0);
  });

  await goLive(studio);
  const { page: viewer } = await openPage(browser, server.addresses.viewer, PHONE);
  await firstFrame(viewer);
  await untilPictureOf(viewer, 'camera');

  await test.step('two clicks, and the viewer sees OBS move and hears its tone', async () => {
    await openObs.click();
    await drawer.getByRole('button', { name: 'Use OBS as the picture' }).click();
    const clicked = performance.now();
    await untilPictureOf(viewer, 'obs');
    console.log(
      `second click to the viewer's picture from OBS: ${Math.round(performance.now() - clicked)} ms`,
    );
    await expect(drawer.getByText('Viewers see and hear OBS.')).toBeVisible();
    await expect(drawer.getByText(/1280×720 .* with sound/)).toBeVisible();
    await expectMovingPicture(viewer);
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
    await drawer.getByRole('button', { name: 'Back to my camera' }).click();
    await untilPictureOf(viewer, 'camera');
    await expect(drawer.getByText('OBS has its own settings back, unchanged.')).toBeVisible();
    expect(hostsOwn()).toEqual(before);
  });

  await test.step('the show ends', async () => {
    await studio.getByRole('button', { name: 'End show' }).click();
    await studio.getByRole('alertdialog').getByRole('button', { name: /End/ }).click();
    await expect(studio.getByRole('button', { name: 'Go live', exact: true })).toBeVisible();
  });
  await studio.context().close();
});

test('a host without a camera goes live with OBS alone, and ending the show gives OBS back', async () => {
  const before = hostsOwn();
  const bare = await launchBrowser({ camera: null });
  const { page: studio } = await openPage(bare, server.addresses.studio);
  await connectObs(studio);
  const drawer = studio.getByRole('dialog', { name: 'OBS' });
  await drawer.getByRole('button', { name: 'Use OBS as the picture' }).click();
  await expect(drawer.getByText('OBS is the picture. Viewers see it when you go live.')).toBeVisible();
  await goLive(studio);
  const { page: viewer } = await openPage(browser, server.addresses.viewer, PHONE);
  await untilPictureOf(viewer, 'obs');
  await studio.getByRole('button', { name: 'End show' }).click();
  await studio.getByRole('alertdialog').getByRole('button', { name: /End/ }).click();
  await expect(drawer.getByText('OBS has its own settings back, unchanged.')).toBeVisible();
  expect(hostsOwn()).toEqual(before);
  await viewer.context().close();
  await bare.close();
});

test('scenes, sound and recording are driven from the drawer, which breaks no accessibility rule', async () => {
  const { page: studio } = await openPage(browser, server.addresses.studio);
  await connectObs(studio);
  const drawer = studio.getByRole('dialog', { name: 'OBS' });
  await drawer.getByRole('switch', { name: 'Studio mode' }).click();
  await expect(drawer.getByRole('button', { name: 'Take' })).toBeVisible();
  await drawer.getByRole('switch', { name: 'Studio mode' }).click();
  await expect(drawer.getByRole('button', { name: 'Take' })).toHaveCount(0);
  await drawer.getByRole('textbox', { name: 'Name of the cue' }).fill('With sound');
  await drawer.getByRole('button', { name: 'Keep this moment' }).click();
  await drawer.getByRole('button', { name: 'Mute Clip' }).click();
  await expect(drawer.getByRole('button', { name: 'Unmute Clip' })).toBeVisible();
  await drawer.getByRole('button', { name: 'With sound', exact: true }).click();
  await expect(drawer.getByRole('button', { name: 'Mute Clip' })).toBeVisible();
  await drawer.getByRole('button', { name: 'Hide Clip' }).click();
  await drawer.getByRole('button', { name: 'Show Clip' }).click();
  await drawer.getByRole('button', { name: 'Record', exact: true }).click();
  await drawer.getByRole('button', { name: /^Stop/ }).click();
  await expect(drawer.getByRole('button', { name: 'Record', exact: true })).toBeEnabled();
  for (const theme of ['Light theme', 'Dark theme']) {
    await studio.getByRole('button', { name: theme }).click();
    expect(await violations(studio, '[role=dialog]')).toEqual([]);
  }
  await studio.context().close();
});
