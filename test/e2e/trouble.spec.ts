import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { expect, test } from 'playwright/test';
import { Tokens } from '../../server/tokens.ts';
import { type BrowserOptions, launchBrowser, openPage } from '../support/browser.ts';
import { TestServer } from '../support/server.ts';
import { goLive } from '../support/studio.ts';
import { expectMovingPicture, firstFrame, loudest, PHONE } from '../support/viewer.ts';

const SECRET = 'a secret of the tests that is long enough to sign with';

let server: TestServer;
const browsers: Browser[] = [];

test.beforeEach(async () => {
  server = await TestServer.start(['--secret', SECRET]);
});
test.afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.close();
  await server.stop();
});

async function launch(options?: BrowserOptions): Promise<Browser> {
  const browser = await launchBrowser(options);
  browsers.push(browser);
  return browser;
}

test('a host whose camera is denied is told where to allow it', async () => {
  const { page } = await openPage(await launch({ allow: false }), server.addresses.studio);
  await expect(page.getByText('The camera is not allowed here')).toBeVisible();
  await expect(page.getByText(/set Camera and Microphone to Allow/)).toBeVisible();
});

test('a host without a camera is told that sound alone works, and what happens when one is plugged in', async () => {
  const { page } = await openPage(await launch({ camera: null }), server.addresses.studio);
  await expect(page.getByText('No camera found')).toBeVisible();
  await expect(page.getByText(/it appears here by itself/).first()).toBeVisible();
});

test('an expired invite and a missing one each open a page that says how to get a new one', async () => {
  const browser = await launch();
  const token = await new Tokens(SECRET).sign({
    actor: { id: 'm', name: 'Mo', role: 'moderator' },
    show: 'autumn-show',
    expiresAt: Date.now() - 1000,
  });
  const expired = await openPage(browser, `${server.origin}/studio/#show=autumn-show&invite=${token}`);
  await expect(expired.page.getByRole('heading', { name: 'This invite has run out' })).toBeVisible();
  const missing = await openPage(browser, `${server.origin}/studio/`);
  await expect(missing.page.getByRole('heading', { name: 'The studio opens with an invite' })).toBeVisible();
});

test('a viewer of a show that is not there is told so', async () => {
  const { page } = await openPage(await launch(), `${server.origin}/s/nowhere`, PHONE);
  await expect(page.getByText('There is no show here')).toBeVisible();
});

test('a list with a row without a price brings the others in and names that row', async () => {
  const list = join(server.folder, 'list.csv');
  writeFileSync(list, 'id,title,price\nmug,Blue mug,12.50\ncup,Cup,\nbowl,Bowl,9\n');
  const { page } = await openPage(await launch(), server.addresses.studio);
  await page.getByRole('button', { name: 'Add products' }).first().click();
  const dialog = page.getByRole('dialog');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    dialog.getByRole('button', { name: 'Choose a file' }).click(),
  ]);
  await chooser.setFiles(list);
  await expect(dialog.getByText('1 row would be left out')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add 2 products' }).click();
  await expect(dialog.getByText('2 products added')).toBeVisible();
  await expect(dialog.getByText('1 row was left out')).toBeVisible();
  await expect(dialog.getByRole('row', { name: /3\s*price/ })).toBeVisible();
});

test('when the media workers die, picture and sound come back by themselves', async () => {
  const browser = await launch();
  const { page: studio } = await openPage(browser, server.addresses.studio);
  await goLive(studio);
  const { page: viewer } = await openPage(browser, server.addresses.viewer, PHONE);
  await firstFrame(viewer);
  await expectMovingPicture(viewer);
  await expect.poll(() => loudest(viewer)).toBeGreaterThan(0.01);

  const workers = server.mediaWorkers();
  expect(workers.length).toBeGreaterThan(0);
  for (const pid of workers) process.kill(pid, 'SIGKILL');
  await expect.poll(() => server.mediaWorkers().some(pid => !workers.includes(pid))).toBe(true);
  await expectMovingPicture(viewer);
  await expect.poll(() => loudest(viewer)).toBeGreaterThan(0.01);

  await test.step('while it is interrupted the host may try again at once', async () => {
    const stopped = server.mediaWorkers();
    for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    await studio.getByRole('button', { name: 'Reconnect now' }).click();
    for (const pid of stopped) process.kill(pid, 'SIGCONT');
    await expect(studio.getByRole('button', { name: 'Reconnect now' })).toHaveCount(0);
    await expectMovingPicture(viewer);
  });
});

test('a second studio sends nothing until its host takes over, and the first is told', async () => {
  const { page: first } = await openPage(await launch(), server.addresses.studio);
  await goLive(first);
  const { page: second } = await openPage(await launch(), server.addresses.studio);
  await expect(second.getByText(/live from another studio/).first()).toBeVisible();
  await expect(first.getByText(/live from another studio/)).toHaveCount(0);
  await second.getByRole('button', { name: 'Send from here' }).click();
  await expect(first.getByText(/live from another studio/).first()).toBeVisible();
  const { page: viewer } = await openPage(await launch(), server.addresses.viewer, PHONE);
  await expectMovingPicture(viewer);
});

test('a server that found no media worker says so in the studio, and chat and offers work', async () => {
  const silent = await TestServer.start([], { MEDIASOUP_WORKER_BIN: '/nowhere/mediasoup-worker' });
  try {
    const browser = await launch();
    const { page: studio } = await openPage(browser, silent.addresses.studio);
    await studio.getByRole('button', { name: 'Go live', exact: true }).click();
    // The studio waits a little, because a worker that is only being replaced is back sooner.
    await expect(studio.getByText(/media worker/i).first()).toBeVisible({ timeout: 20_000 });
    const { page: viewer } = await openPage(browser, silent.addresses.viewer, PHONE);
    await viewer.getByRole('textbox').fill('anyone here?');
    await viewer.getByRole('textbox').press('Enter');
    await expect(studio.getByText('anyone here?').first()).toBeVisible();
  } finally {
    await silent.stop();
  }
});
