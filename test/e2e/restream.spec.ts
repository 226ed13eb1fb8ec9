import type { Browser, Locator } from 'playwright';
import { expect, test } from 'playwright/test';
import type { Room } from '../../client/room/room.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { joinRoom, until } from '../support/room.ts';
import { TestServer } from '../support/server.ts';
import { expectMovingPicture, loudest, PHONE } from '../support/viewer.ts';

let server: TestServer;
/** A second Vitrine, which stands for a service that takes WHIP. */
let elsewhere: TestServer;
let browser: Browser;
let there: Room;

test.beforeAll(async () => {
  [server, elsewhere] = await Promise.all([TestServer.start(), TestServer.start()]);
  browser = await launchBrowser();
  there = await joinRoom(elsewhere, { token: elsewhere.hostToken });
  await there.send('show.goLive', {});
  await there.send('ingest.use', { input: 'encoder' });
});
test.afterAll(async () => {
  there?.close();
  await browser?.close();
  await Promise.all([server?.stop(), elsewhere?.stop()]);
});

async function addWhip(drawer: Locator, name: string, address: string, token: string): Promise<Locator> {
  await drawer.getByRole('combobox', { name: 'Kind of destination' }).click();
  await drawer.page().getByRole('option', { name: 'A WHIP server' }).click();
  await drawer.getByLabel('Name').fill(name);
  await drawer.getByLabel('Address').fill(address);
  await drawer.getByLabel('Token, where the server wants one').fill(token);
  await drawer.getByRole('button', { name: 'Add', exact: true }).click();
  const row = drawer.getByRole('listitem').filter({ hasText: name });
  await row.getByRole('button', { name: 'Send' }).click();
  return row;
}

test('the studio sends its program to a WHIP server of the host’s choice, and again when that server was away', async () => {
  const { page: studio } = await openPage(browser, server.addresses.studio);
  await studio.getByRole('button', { name: 'Send to other platforms' }).click();
  const drawer = studio.getByRole('dialog', { name: 'Other platforms' });
  const { whip } = await there.send('ingest.address', {});

  await test.step('a wrong token is told as such', async () => {
    const row = await addWhip(drawer, 'Mistyped', whip.address, 'not the token');
    await expect(row.getByText('Its server does not take the token.')).toBeVisible();
  });

  const row = await addWhip(drawer, 'Elsewhere', whip.address, whip.token);
  const { page: viewer } = await openPage(browser, elsewhere.addresses.viewer, PHONE);
  await test.step('the right one puts picture and sound on air there, beside no show of our own', async () => {
    await expect(row.getByRole('status')).toHaveText('Sending');
    await expectMovingPicture(viewer);
    await expect.poll(() => loudest(viewer)).toBeGreaterThan(0.01);
  });

  await test.step('the server is killed and comes back, and so does the picture', async () => {
    await elsewhere.kill();
    await expect(row.getByText('Its server does not answer.')).toBeVisible();
    await elsewhere.restart();
    await expect(row.getByRole('status')).toHaveText('Sending');
    await expectMovingPicture(viewer);
  });

  await test.step('it ends when the host says so', async () => {
    await row.getByRole('button', { name: 'Stop' }).click();
    await until(there, ({ ingest }) => ingest?.kind === 'none', 'no picture there');
  });
});
