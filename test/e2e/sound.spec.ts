import { expect, test } from './fixtures.ts';
import { chooseFile } from './pages/choose-file.ts';

test.beforeEach(async ({ studio, viewer }) => {
  await studio.goLive();
  await viewer.firstFrame();
});

/** A second of a steady tone, as a file that a host might play. */
function song() {
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
  const buffer = Buffer.concat([header, Buffer.from(samples.buffer)]);
  return { name: 'Evening.wav', mimeType: 'audio/wav', buffer };
}

test('a muted microphone is not heard, and stays muted when the server was killed and is back', async ({
  server,
  studio,
  viewer,
}) => {
  await viewer.expectSound();
  await studio.page.keyboard.press('m');
  await viewer.expectSilence();

  await server.kill();
  await server.restart();
  await expect(studio.page.getByText(/is lost/)).toHaveCount(0);
  await viewer.moreFrames();
  expect(await viewer.isSilent()).toBe(true);
  await studio.page.getByRole('button', { name: 'Turn the microphone on' }).click();
  await viewer.expectSound();
  await studio.page.keyboard.press('m');
  await viewer.expectSilence();
});

test('music from a file is heard by viewers, and muted in the mixer it is not', async ({
  studio,
  viewer,
}) => {
  await studio.page.keyboard.press('m');
  await viewer.expectSilence();
  await studio.page.getByRole('button', { name: 'Sound mixer' }).click();
  await chooseFile(studio.page.getByRole('button', { name: 'Add music' }), song());
  await viewer.expectSound();
  await studio.page.getByRole('button', { name: 'Mute Evening' }).click();
  await viewer.expectSilence();
});

test('the studio tells how far behind it viewers are, as measured on its own stream', async ({ studio }) => {
  await expect(studio.page.getByText(/^\d+\.\d s behind$/)).toBeVisible();
});
