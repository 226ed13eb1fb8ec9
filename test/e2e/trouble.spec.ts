import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { Tokens } from '../../server/team/tokens.ts';
import { violations } from '../support/accessible.ts';
import { PHONE } from '../support/viewer.ts';
import { expect, test } from './fixtures.ts';
import type { StudioPage } from './pages/studio.ts';

const SECRET = 'a secret of the tests that is long enough to sign with';

test.use({ serverFlags: ['--secret', SECRET] });

test('a host whose camera is denied is told where to allow it', async ({ launch, openStudio }) => {
  const { page } = await openStudio({ browser: await launch({ allow: false }) });
  await expect(page.getByText('The camera is not allowed here')).toBeVisible();
  await expect(page.getByText(/set Camera and Microphone to Allow/)).toBeVisible();
});

test('a host without a camera is told that sound alone works, and what happens when one is plugged in', async ({
  launch,
  openStudio,
}) => {
  const { page } = await openStudio({ browser: await launch({ camera: null }) });
  await expect(page.getByText('No camera found')).toBeVisible();
  await expect(page.getByText(/it appears here by itself/).first()).toBeVisible();
});

test('an expired invite and a missing one each open a page that says how to get a new one', async ({
  server,
  openWindow,
}) => {
  const token = await new Tokens(SECRET).sign({
    actor: { id: 'm', name: 'Mo', role: 'moderator' },
    show: 'autumn-show',
    expiresAt: Date.now() - 1000,
  });
  const expired = await openWindow(`${server.origin}/studio/#show=autumn-show&invite=${token}`);
  await expect(expired.getByRole('heading', { name: 'This invite has run out' })).toBeVisible();
  const missing = await openWindow(`${server.origin}/studio/#show=autumn-show`);
  await expect(missing.getByRole('heading', { name: 'The studio opens with an invite' })).toBeVisible();
  const visitor = await openWindow(`${server.origin}/studio/`);
  await expect(visitor.getByRole('textbox', { name: 'Paste an invite link' })).toBeVisible();
});

test('a viewer of a show that is not there is told so', async ({ server, openWindow }) => {
  const page = await openWindow(`${server.origin}/s/nowhere`, PHONE);
  await expect(page.getByText('There is no show here')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('a list with a row without a price brings the others in and names that row', async ({
  server,
  studio,
}) => {
  const list = join(server.folder, 'list.csv');
  writeFileSync(list, 'id,title,price\nmug,Blue mug,12.50\ncup,Cup,\nbowl,Bowl,9\n');
  const dialog = await studio.addProducts(list);
  await expect(dialog.getByText('1 row would be left out')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add 2 products' }).click();
  await expect(dialog.getByText('2 products added')).toBeVisible();
  await expect(dialog.getByText('1 row was left out')).toBeVisible();
  await expect(dialog.getByRole('row', { name: /3\s*price/ })).toBeVisible();
});

test('when the media workers die, picture and sound come back by themselves', async ({
  server,
  studio,
  viewer,
}) => {
  await studio.goLive();
  await viewer.firstFrame();
  await viewer.expectMovingPicture();
  await viewer.expectSound();

  const workers = server.mediaWorkers();
  expect(workers.length).toBeGreaterThan(0);
  for (const pid of workers) process.kill(pid, 'SIGKILL');
  await expect.poll(() => server.mediaWorkers().some(pid => !workers.includes(pid))).toBe(true);
  await viewer.expectMovingPicture();
  await viewer.expectSound();

  await test.step('and those that only stand still are replaced as well', async () => {
    const stopped = server.mediaWorkers();
    for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    await expect.poll(() => server.mediaWorkers().some(pid => stopped.includes(pid))).toBe(false);
    await viewer.expectMovingPicture();
    await viewer.expectSound();
  });
});

test('a second studio sends nothing until its host takes over, and the first is told', async ({
  launch,
  openStudio,
  openViewer,
}) => {
  // Each in a browser of its own, as on two machines.
  const first = await openStudio({ browser: await launch() });
  await first.goLive();
  const second = await openStudio({ browser: await launch() });
  const isElsewhere = ({ page }: StudioPage) => page.getByText(/live from another studio/);
  await expect(isElsewhere(second).first()).toBeVisible();
  await expect(isElsewhere(first)).toHaveCount(0);
  await second.page.getByRole('button', { name: 'Send from here' }).click();
  await expect(isElsewhere(first).first()).toBeVisible();
  const viewer = await openViewer();
  await viewer.expectMovingPicture();
});

test.describe('a server that found no media worker', () => {
  test.use({
    server: async ({ startServer }, use) =>
      use(await startServer([], { MEDIASOUP_WORKER_BIN: '/nowhere/mediasoup-worker' })),
  });

  test('says so in the studio for as long as it is so, and chat works', async ({ studio, viewer }) => {
    const { page } = studio;
    const notice = page
      .getByRole('paragraph')
      .filter({ hasText: /can’t carry picture and sound.*media worker is missing/ });
    await expect(notice).toBeVisible();
    await page.getByRole('button', { name: 'Go live', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Can’t start yet').first()).toBeVisible();

    await viewer.write('anyone here?');
    await expect(page.getByText('anyone here?').first()).toBeVisible();
    await expect(notice).toBeVisible();
  });
});

test('a picture that stands still while the sound goes on is told to the host as such, and so is its return', async ({
  openStudio,
}) => {
  const studio = await openStudio({ prepare: rememberConnections });
  await studio.goLive();
  const { page } = studio;
  const cause = page.getByRole('button', { name: /^Stream health/ }).getByText('Picture stands still');
  await sendNoPictures(page, true);
  await expect(cause).toBeVisible();
  await sendNoPictures(page, false);
  await expect(cause).toHaveCount(0);
});

/** Keeps the page's connections where a test can find them. */
const rememberConnections = (page: Page) =>
  page.addInitScript(() => {
    const opened: RTCPeerConnection[] = [];
    Object.assign(globalThis, { opened });
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(...options: ConstructorParameters<typeof RTCPeerConnection>) {
        super(...options);
        opened.push(this);
      }
    };
  });

/** Lets the page's encoder get no pictures any more, or again what it got before. */
const sendNoPictures = (page: Page, isStill: boolean) =>
  page.evaluate(async still => {
    const page = globalThis as unknown as {
      opened: RTCPeerConnection[];
      before: MediaStreamTrack | undefined;
    };
    const senders = page.opened.flatMap(connection => connection.getSenders());
    const sender = senders.find(({ track }) => track?.kind === 'video');
    page.before ??= sender?.track ?? undefined;
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    await sender?.replaceTrack(
      still ? (canvas.captureStream(0).getVideoTracks()[0] ?? null) : (page.before ?? null),
    );
  }, isStill);
