import type { Locator } from 'playwright';
import { joinRoom, until } from '../support/room.ts';
import { PHONE } from '../support/viewer.ts';
import { expect, test } from './fixtures.ts';
import { chooseOption } from './pages/choose-option.ts';
import { ViewerPage } from './pages/viewer.ts';

async function addWhip(drawer: Locator, name: string, address: string, token: string): Promise<Locator> {
  await chooseOption(drawer.page(), 'Kind of destination', 'A WHIP server');
  await drawer.getByLabel('Name').fill(name);
  await drawer.getByLabel('Address').fill(address);
  await drawer.getByLabel('Token, where the server wants one').fill(token);
  await drawer.getByRole('button', { name: 'Add', exact: true }).click();
  const row = drawer.getByRole('listitem').filter({ hasText: name });
  await row.getByRole('button', { name: 'Send' }).click();
  return row;
}

test('the studio sends its program to a WHIP server of the host’s choice, and again when that server was away', async ({
  startServer,
  studio,
  openWindow,
}) => {
  // A second Vitrine stands for a service that takes WHIP.
  const elsewhere = await startServer();
  const there = await joinRoom(elsewhere, { token: elsewhere.hostToken });
  await there.send('show.goLive', {});
  await there.send('ingest.use', { input: 'encoder' });
  await studio.page.getByRole('button', { name: 'Send to other platforms' }).click();
  const drawer = studio.page.getByRole('dialog', { name: 'Other platforms' });
  const { whip } = await there.send('ingest.address', {});

  await test.step('a wrong token is told as such', async () => {
    const row = await addWhip(drawer, 'Mistyped', whip.address, 'not the token');
    await expect(row.getByText('Its server does not take the token.')).toBeVisible();
  });

  const row = await addWhip(drawer, 'Elsewhere', whip.address, whip.token);
  const viewer = new ViewerPage(await openWindow(elsewhere.addresses.viewer, PHONE));
  await test.step('the right one puts picture and sound on air there, beside no show of our own', async () => {
    await expect(row.getByRole('status')).toHaveText('Sending');
    await viewer.expectMovingPicture();
    await viewer.expectSound();
  });

  await test.step('the server is killed and comes back, and so does the picture', async () => {
    await elsewhere.kill();
    await expect(row.getByText('Its server does not answer.')).toBeVisible();
    await elsewhere.restart();
    await expect(row.getByRole('status')).toHaveText('Sending');
    await viewer.expectMovingPicture();
  });

  await test.step('it ends when the host says so', async () => {
    await row.getByRole('button', { name: 'Stop' }).click();
    await until(there, ({ live }) => live.ingest.state?.kind === 'none', 'no picture there');
  });
  there.close();
});
