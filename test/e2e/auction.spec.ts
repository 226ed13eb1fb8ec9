import { violations } from '../support/accessible.ts';
import { auction, flash, shelf } from '../support/deals.ts';
import { watchNotifications } from '../support/notifications.ts';
import { expect, test } from './fixtures.ts';

test.beforeEach(async ({ host }) => {
  await host.send('catalog.import', { products: shelf(Date.now()) });
  await host.send('deal.setRules', { rules: { ...host.store.getState().show.deals.rules, regions: [] } });
});

test('an auction ends with a card for its winner, kind words for who lost, and its buyer on every screen', async ({
  host,
  studio,
  openViewer,
}) => {
  await host.send('deal.save', { plan: auction() });
  await host.send('deal.start', { dealId: 'auction' });
  const [ann, bob, onlooker] = [await openViewer(), await openViewer(), await openViewer()];
  await bob.bid('Product lamp', '40');
  await ann.bid('Product lamp', '90');
  await expect(ann.page.getByText('You lead', { exact: true })).toBeVisible();
  const winner = host.store.getState().show.deals.byId.auction?.auction?.leader?.name ?? '';
  await host.send('deal.end', { dealId: 'auction' });

  const won = ann.page.locator('.moment');
  await expect(won.getByRole('heading', { name: 'You won' })).toBeVisible();
  await expect(won).toContainText('Lamp auction, at €45');
  await expect(won.getByRole('link', { name: 'Pay now' })).toHaveAttribute('href', /vitrine_hold=/);
  expect(await violations(ann.page)).toEqual([]);
  await expect(bob.page.getByText(`Lamp auction went to ${winner} for €45. A close one`)).toBeVisible();
  await expect(onlooker.page.getByText(`Sold: Lamp auction to ${winner} for €45.`)).toBeVisible();
  await expect(ann.page.getByText('Sold:')).toHaveCount(0);
  expect(await violations(bob.page)).toEqual([]);

  const toasts = studio.page.getByRole('region', { name: 'Notifications' });
  await expect(toasts.getByText(`Sold to ${winner} for €45`)).toBeVisible();
  const deals = await studio.openDeals();
  await expect(deals.getByRole('listitem', { name: 'Lamp auction' })).toContainText(
    `Sold to ${winner} for €45`,
  );
});

test('a bid far above the price counts only once its bidder has said yes', async ({ host, viewer }) => {
  await host.send('deal.save', { plan: auction() });
  await host.send('deal.start', { dealId: 'auction' });
  const sheet = await viewer.openSheet('Product lamp');
  const bidsNow = () => host.store.getState().show.deals.byId.auction?.auction?.bids;
  await sheet.getByRole('textbox').fill('900');
  await sheet.getByRole('button', { name: 'Bid €900' }).click();
  await expect(sheet).toContainText('It stands at €10');
  expect(await violations(viewer.page)).toEqual([]);
  expect(bidsNow()).toBe(0);
  await sheet.getByRole('button', { name: 'Change it' }).click();
  await sheet.getByRole('textbox').fill('20');
  await sheet.getByRole('button', { name: 'Bid €20' }).click();
  await expect(sheet.getByText('Your most: €20')).toBeVisible();
  expect(bidsNow()).toBe(1);
});

test('who waits is asked for a notification when they press for it, and is notified while they look elsewhere', async ({
  host,
  openViewer,
}) => {
  await host.send('deal.save', { plan: flash({ units: 1 }) });
  await host.send('deal.start', { dealId: 'deal' });
  const ann = await openViewer();
  const bob = await openViewer({
    prepare: async page => {
      await page.context().grantPermissions(['notifications']);
      // A browser that has not been asked yet: Playwright can't press the button of its question.
      await page.addInitScript(() => {
        let permission = 'default';
        Object.defineProperty(Notification, 'permission', { get: () => permission });
        Notification.requestPermission = async () => {
          permission = 'granted';
          return 'granted';
        };
        Object.defineProperty(document, 'hidden', { get: () => true });
      });
    },
  });
  const notifications = await watchNotifications(bob.page);
  await ann.claim('Shoe deal').click();
  await expect(ann.pay).toBeVisible();
  await bob.standInLine();
  await bob.page.getByRole('button', { name: 'Notify me when it is my turn' }).click();
  await expect(bob.page.getByText('You will be notified.')).toBeVisible();
  expect(await violations(bob.page)).toEqual([]);
  await ann.openSheet('Product shoe');
  await ann.page.getByRole('button', { name: 'Give it back' }).click();
  await expect(bob.page.getByRole('heading', { name: 'Your turn' })).toBeVisible();
  await expect.poll(notifications).toEqual(['Your turn']);
});

test('who pays for a deal is read to its end on a phone of 320 pixels', async ({ host, openViewer }) => {
  const disclosure = 'Paid partnership with Acme Footwear International of Rotterdam, who made these shoes';
  await host.send('deal.save', { plan: flash({ disclosure }) });
  await host.send('deal.start', { dealId: 'deal' });
  const { page } = await openViewer({ width: 320, height: 568 });
  const note = page.locator('.deal-note');
  await expect(note).toContainText(disclosure);
  const isCut = await note.evaluate(element => {
    const card = element.closest('.deal')?.getBoundingClientRect();
    const { bottom } = element.getBoundingClientRect();
    return element.scrollWidth > element.clientWidth || bottom > (card?.bottom ?? 0);
  });
  expect(isCut).toBe(false);
});
