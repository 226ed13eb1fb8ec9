import { joinRoom, until } from '../support/room.ts';
import { expect, test } from './fixtures.ts';

test('viewers play from a media service, and from the server by themselves while that is gone', async ({
  startServer,
  studio,
  host,
  openViewer,
}) => {
  // A second Vitrine stands for the service: it takes WHIP and gives WHEP.
  const service = await startServer();
  const there = await joinRoom(service, { token: service.hostToken });
  await there.send('show.goLive', {});
  await there.send('ingest.use', { input: 'encoder' });
  const { whip, whep } = await there.send('ingest.address', {});
  const { page } = studio;
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Use a media service' }).click();
  const dialog = page.getByRole('dialog', { name: 'Media service' });
  const check = async (token: string, address: string) => {
    await dialog.getByLabel('WHIP address', { exact: false }).fill(whip.address);
    await dialog.getByLabel('Token for sending').fill(token);
    await dialog.getByLabel('WHEP address', { exact: false }).fill(address);
    await dialog.getByRole('button', { name: 'Check and use' }).click();
  };

  await test.step('what is wrong is told before anything is promised', async () => {
    await check('not the token', whep.address);
    await expect(dialog.getByRole('alert')).toContainText('does not take the token');
    await check(whip.token, `${service.origin}/healthz`);
    await expect(dialog.getByRole('alert')).toContainText('Sending works, but');
    expect(host.store.getState().show.delivery.whep).toBeUndefined();
  });

  await test.step('a test picture comes through, and the show uses the service', async () => {
    await check(whip.token, whep.address);
    await expect(dialog.getByText('It has been checked.', { exact: false })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await studio.goLive();
  await until(host, ({ live }) => live.delivery.kinds.length === 2, 'the service has picture and sound');
  const viewer = await openViewer();
  const asked: string[] = [];
  viewer.page.on('request', request => {
    if (request.method() === 'POST' && request.url().includes('/whep/'))
      asked.push(new URL(request.url()).origin);
  });

  await test.step('whoever comes plays from the service, from the first request on', async () => {
    await viewer.page.reload();
    await viewer.expectMovingPicture();
    await viewer.expectSound();
    await until(host, ({ live }) => live.delivery.counted?.service === 1, 'the crew knows');
    expect(asked.at(-1)).toBe(service.origin);
  });

  await test.step('it is killed: the picture goes on from the server, and the crew sees that', async () => {
    there.close();
    await service.kill();
    await until(host, ({ live }) => live.delivery.counted?.server === 1, 'the page plays from the server');
    await viewer.expectMovingPicture();
  });
});
