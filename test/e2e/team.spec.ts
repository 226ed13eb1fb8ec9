import type { Browser, Page } from 'playwright';
import { expect, test } from 'playwright/test';
import type { Room } from '../../client/room/room.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { joinRoom } from '../support/room.ts';
import { TestServer } from '../support/server.ts';
import { PHONE } from '../support/viewer.ts';

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

async function openStudioAs(invite: Parameters<typeof host.send<'team.invite'>>[1]): Promise<Page> {
  const { token } = await host.send('team.invite', invite);
  return (await openPage(browser, `${server.origin}/studio/#show=autumn-show&invite=${token}`)).page;
}

test('a moderator adds a filter, and a held message reaches the viewers only when it is approved by key', async () => {
  const moderator = await openStudioAs({ name: 'Mo', role: 'moderator', hours: 1 });
  await moderator.getByRole('button', { name: /^Filters/ }).click();
  await moderator.getByRole('textbox', { name: 'Word or phrase to hold' }).fill('fake');
  await moderator.keyboard.press('Enter');
  await expect(moderator.getByRole('button', { name: 'Remove the filter “fake”' })).toBeVisible();
  await moderator.keyboard.press('Escape');
  const { page: ann } = await openPage(browser, server.addresses.viewer, PHONE);
  const { page: bob } = await openPage(browser, server.addresses.viewer, PHONE);
  await ann.getByRole('textbox').fill('is this fake?');
  await ann.getByRole('textbox').press('Enter');
  await expect(ann.getByText('Waiting for a moderator')).toBeVisible();

  const held = moderator.getByRole('list', { name: 'Held messages' });
  await expect(held.getByText('is this fake?')).toBeVisible();
  await expect(bob.getByText('is this fake?')).toHaveCount(0);
  await held.getByText('is this fake?').click();
  await moderator.keyboard.press('a');
  await expect(bob.getByText('is this fake?')).toBeVisible();
});

test('a brand rep sees the products of their own brand and no others', async () => {
  const products = host.store.getState().show.products;
  const brand = products[0]?.brand ?? '';
  const others = products.filter(product => product.brand !== brand);
  const rep = await openStudioAs({ name: 'Rae', role: 'brand', brand, hours: 1 });
  await rep.getByRole('tab', { name: 'Your products' }).click();
  await expect(rep.getByText(products[0]?.title ?? '').first()).toBeVisible();
  for (const { title } of others) await expect(rep.getByText(title)).toHaveCount(0);
});

test('an invite that is taken back closes the studio it opened, at once', async () => {
  const moderator = await openStudioAs({ name: 'Max', role: 'moderator', hours: 1 });
  await expect(moderator.getByRole('heading', { name: 'Held for review' })).toBeVisible();
  const invite = host.store.getState().show.invites.find(({ name }) => name === 'Max');
  await host.send('team.revoke', { inviteId: invite?.id ?? '' });
  await expect(moderator.getByRole('heading', { name: 'This invite was taken back' })).toBeVisible();
});
