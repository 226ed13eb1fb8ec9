import { violations } from '../support/accessible.ts';
import { watchNotifications } from '../support/notifications.ts';
import { PHONE } from '../support/viewer.ts';
import { expect, test } from './fixtures.ts';
import { StudioPage } from './pages/studio.ts';
import { ViewerPage } from './pages/viewer.ts';

test('tomorrow’s show is made from today’s with two clicks, and starts fresh', async ({
  server,
  openWindow,
}) => {
  const page = await openWindow(server.addresses.home);
  const studio = new StudioPage(page);
  const today = `${server.origin}/s/autumn-show`;

  await test.step('a new host begins with the sample set, and goes live', async () => {
    await page.getByRole('button', { name: /Try with the sample set/ }).click();
    await studio.pinButtons.first().waitFor();
    await studio.goLive();
    await page.keyboard.press('1');
    const viewer = new ViewerPage(await openWindow(today));
    await viewer.firstFrame();
    await viewer.acceptNote();
    await viewer.write('is it warm?');
    await expect(page.getByText('is it warm?').first()).toBeVisible();
    await studio.endShow();
    await expect(page.getByRole('button', { name: 'Go live' })).toBeHidden();
    await viewer.page.context().close();
  });

  await test.step('home has it among the past ones', async () => {
    await page.getByRole('link', { name: 'All shows' }).click();
    await expect(page.getByRole('heading', { name: 'Past' })).toBeVisible();
    await expect(page.getByText(/viewers? at most/)).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  await test.step('two clicks make the next one', async () => {
    await page.getByRole('button', { name: 'Make the next one from it' }).click();
    await page.getByRole('button', { name: 'Make the show' }).click();
    await studio.pinButtons.first().waitFor();
    await expect(page.getByRole('button', { name: 'Go live' })).toBeVisible();
    await expect(page.getByText('Not live', { exact: true })).toBeVisible();
    await expect(page.getByText('is it warm?')).toBeHidden();
    await expect(page.getByRole('button', { name: /^Unpin/ })).toHaveCount(0);
  });

  await test.step('the next one is planned, and the old one is still found', async () => {
    await page.getByRole('link', { name: 'All shows' }).click();
    await expect(page.getByRole('heading', { name: 'Next' })).toBeVisible();
    await expect(page.getByText('12 products')).toBeVisible();
    await page.reload();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'at most' })
      .getByRole('button', { name: /^Open/ })
      .click();
    await expect(page.getByText('is it warm?').first()).toBeVisible();
  });
});

test('viewers find a planned show on the list and at an earlier one’s end, see when it begins, and are told when it is deleted', async ({
  server,
  host,
  openWindow,
  openViewer,
}) => {
  const page = await openWindow(server.addresses.home);
  await page.getByRole('button', { name: 'New show' }).click();
  await page.getByLabel('Name').fill('Winter show');
  await page.getByLabel('Begins').fill('2098-12-24T19:00');
  await page.getByRole('button', { name: 'Make the show' }).click();
  await expect(page).toHaveTitle(/Winter show/);
  await page.goto(`${server.origin}/studio/`);
  await page.getByRole('button', { name: 'More for Winter show' }).click();
  await page.getByRole('menuitem', { name: 'Put on the public list' }).click();
  await expect(page.getByText('On the public list')).toBeVisible();

  const visitor = await openWindow(`${server.origin}/`, PHONE);
  const waitingPage = visitor.getByRole('link', { name: 'Open the waiting page' });
  await expect(waitingPage).toBeVisible();
  expect(await violations(visitor)).toEqual([]);
  await waitingPage.click();
  await expect(visitor.getByText(/December 24, 2098/)).toBeVisible();
  await expect(visitor.getByText(/Starts in .* days/)).toBeVisible();
  await expect(visitor.getByText(/only while it stays open/)).toBeVisible();
  const address = await visitor.getByRole('link', { name: 'Add to calendar' }).getAttribute('href');
  const calendar = await (await fetch(new URL(address ?? '', server.origin))).text();
  expect(calendar).toContain('SUMMARY:Winter show');
  expect(await violations(visitor)).toEqual([]);

  await host.send('show.goLive', {});
  await host.send('show.end', {});
  const { page: ended } = await openViewer();
  await expect(ended.getByRole('link', { name: /Next show.*Winter show.*December 24, 2098/ })).toBeVisible();
  expect(await violations(ended)).toEqual([]);

  await page.getByRole('button', { name: 'More for Winter show' }).click();
  await page.getByRole('menuitem', { name: 'Delete for good' }).click();
  await page.getByRole('button', { name: 'Delete the show' }).click();
  await expect(page.getByText('That is not its name.')).toBeVisible();
  await page.getByLabel('Write Winter show to confirm').fill('Winter show');
  await page.getByRole('button', { name: 'Delete the show' }).click();
  await expect(page.getByRole('heading', { name: 'Winter show', exact: true })).toBeHidden();
  await expect(visitor.getByText('This show was deleted')).toBeVisible();
  expect(await violations(visitor)).toEqual([]);
});

test('who asked for it is reminded by a notification when the show starts', async ({ host, openViewer }) => {
  await host.send('home.change', { startsAt: Date.now() + 3_600_000 });
  const { page } = await openViewer();
  const notifications = await watchNotifications(page);
  await page.context().grantPermissions(['notifications']);
  await page.getByRole('button', { name: 'Remind me' }).click();
  await expect(page.getByText(/as long as it stays open/)).toBeVisible();
  await host.send('show.goLive', {});
  await expect.poll(notifications).toEqual(['Autumn show']);
});

test('a moderator is told that the show is over, and finds the public list where there is one', async ({
  host,
  moderator: { page },
}) => {
  const list = page.getByRole('link', { name: 'See the public shows' });
  await host.send('show.goLive', {});
  await host.send('show.end', {});
  await expect(page.getByText('The show is over.')).toBeVisible();
  await expect(list).toBeHidden();
  await host.send('home.change', { isListed: true });
  await page.reload();
  await list.click();
  await expect(page.getByRole('link', { name: /Autumn show/ })).toBeVisible();
  await page.getByRole('link', { name: 'Open the studio' }).click();
  await expect(page.getByRole('heading', { name: 'The studio opens with an invite' })).toBeVisible();
});

test('the server’s own address leads its owner to their shows', async ({ server, openWindow }) => {
  const page = await openWindow(server.addresses.home);
  await expect(page.getByRole('heading', { name: 'Your shows' })).toBeVisible();
  await page.goto(server.origin);
  await expect(page.getByRole('heading', { name: 'Your shows' })).toBeVisible();
});
